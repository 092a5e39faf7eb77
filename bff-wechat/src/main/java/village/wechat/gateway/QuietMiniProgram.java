package village.wechat.gateway;

import cn.binarywang.wx.miniapp.api.impl.WxMaServiceHttpComponentsImpl;
import cn.binarywang.wx.miniapp.config.WxMaConfig;
import cn.binarywang.wx.miniapp.config.impl.WxMaDefaultConfigImpl;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Supplier;
import me.chanjar.weixin.common.enums.WxType;
import me.chanjar.weixin.common.error.WxErrorException;
import me.chanjar.weixin.common.util.http.RequestExecutor;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;

/**
 * WxJava's mini-program service with its own way of asking taken out: asks once, never sleeps, logs nothing, fetches no
 * token, knows one account.
 */
final class QuietMiniProgram extends WxMaServiceHttpComponentsImpl {
    private static final String HOME = "https://api.weixin.qq.com";

    private final Wire wire;
    private final String api;
    private final WxMaDefaultConfigImpl config = new WxMaDefaultConfigImpl();
    private final Supplier<String> token;

    /** @param token the token of the moment; asked only for calls that need one */
    QuietMiniProgram(WechatAccount account, Wire wire, String api, Supplier<String> token) {
        this.wire = wire;
        this.api = api;
        this.token = token;
        config.setAppid(account.appId());
        config.setSecret(account.secret());
        config.setApiHostUrl(api);
        config.setMaxRetryTimes(0);
        setWxMaConfig(config);
        setMaxRetryTimes(0);
    }

    @Override
    public <R, T> R execute(RequestExecutor<R, T> executor, String uri, T data) throws WxErrorException {
        try {
            return executor.execute(addressed(uri), data, WxType.MiniApp);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String addressed(String uri) {
        var there = uri.startsWith(HOME) ? api + uri.substring(HOME.length()) : uri;
        if (there.startsWith(api + "/sns/")) {
            return there;
        }
        return there + (there.indexOf('?') < 0 ? '?' : '&') + "access_token=" + token.get();
    }

    @Override
    public String getAccessToken(boolean forceRefresh) {
        return token.get();
    }

    @Override
    public WxMaConfig getWxMaConfig() {
        return config;
    }

    @Override
    public void initHttp() {}

    @Override
    public CloseableHttpClient getRequestHttpClient() {
        return wire.getRequestHttpClient();
    }
}
