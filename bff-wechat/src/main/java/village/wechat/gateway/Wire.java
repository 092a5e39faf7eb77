package village.wechat.gateway;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import me.chanjar.weixin.common.util.http.HttpClientType;
import me.chanjar.weixin.common.util.http.RequestHttp;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.concurrent.Cancellable;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * The HTTP client WxJava works with: no retries, no redirects, no cookies, and an end to every exchange. Read limits
 * alone do not end an answer that drips, so a clock closes the connection; the thread is never interrupted.
 */
final class Wire implements RequestHttp<CloseableHttpClient, HttpHost>, AutoCloseable {
    private final CloseableHttpClient client;
    private final ScheduledExecutorService clock;
    private final Duration patience;

    Wire(WechatSettings settings) {
        this.patience = settings.patience();
        this.clock = new ScheduledThreadPoolExecutor(1, Wire::daemon);
        this.client = client(settings);
    }

    private CloseableHttpClient client(WechatSettings settings) {
        var connections = PoolingHttpClientConnectionManagerBuilder.create()
                .setMaxConnPerRoute(settings.threads())
                .setMaxConnTotal(settings.threads())
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(timeout(settings.connectPatience()))
                        .setSocketTimeout(timeout(settings.silencePatience()))
                        .setValidateAfterInactivity(TimeValue.ZERO_MILLISECONDS)
                        .setTimeToLive(TimeValue.ofSeconds(55))
                        .build())
                .build();
        return HttpClients.custom()
                .setConnectionManager(connections)
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(timeout(settings.connectPatience()))
                        .setResponseTimeout(timeout(settings.silencePatience()))
                        .build())
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching()
                .addExecInterceptorFirst("end", this::withEnd)
                .build();
    }

    private ClassicHttpResponse withEnd(ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
            throws IOException, HttpException {
        if (scope.originalRequest instanceof Cancellable exchange) {
            clock.schedule(exchange::cancel, patience.toMillis(), TimeUnit.MILLISECONDS);
        }
        return chain.proceed(request, scope);
    }

    private static Timeout timeout(Duration duration) {
        return Timeout.ofMilliseconds(duration.toMillis());
    }

    private static Thread daemon(Runnable work) {
        var thread = new Thread(work, "wechat-clock");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public CloseableHttpClient getRequestHttpClient() {
        return client;
    }

    @Override
    public @Nullable HttpHost getRequestHttpProxy() {
        return null;
    }

    @Override
    public HttpClientType getRequestType() {
        return HttpClientType.HTTP_COMPONENTS;
    }

    @Override
    public void close() throws IOException {
        clock.shutdown();
        client.close();
    }
}
