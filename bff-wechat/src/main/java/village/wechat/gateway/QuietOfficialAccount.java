package village.wechat.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Supplier;
import me.chanjar.weixin.common.enums.WxType;
import me.chanjar.weixin.common.error.WxErrorException;
import me.chanjar.weixin.common.util.http.RequestExecutor;
import me.chanjar.weixin.mp.api.impl.WxMpServiceHttpComponentsImpl;
import me.chanjar.weixin.mp.config.WxMpConfigStorage;
import me.chanjar.weixin.mp.config.WxMpHostConfig;
import me.chanjar.weixin.mp.config.impl.WxMpDefaultConfigImpl;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;

/** As {@link QuietMiniProgram}, for public accounts (服务号, 订阅号). */
final class QuietOfficialAccount extends WxMpServiceHttpComponentsImpl {
    private final Wire wire;
    private final WxMpDefaultConfigImpl config = new WxMpDefaultConfigImpl();
    private final Supplier<String> token;

    QuietOfficialAccount(WechatAccount account, Wire wire, String api, Supplier<String> token) {
        this.wire = wire;
        this.token = token;
        config.setAppId(account.appId());
        config.setSecret(account.secret());
        config.setHostConfig(new WxMpHostConfig(api, api, api));
        setWxMpConfigStorage(config);
        setMaxRetryTimes(0);
    }

    @Override
    public <T, E> T execute(RequestExecutor<T, E> executor, String uri, E data) throws WxErrorException {
        try {
            var separator = uri.indexOf('?') < 0 ? '?' : '&';
            return executor.execute(uri + separator + "access_token=" + token.get(), data, WxType.MP);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String getAccessToken(boolean forceRefresh) {
        return token.get();
    }

    @Override
    public WxMpConfigStorage getWxMpConfigStorage() {
        return config;
    }

    @Override
    public void initHttp() {}

    @Override
    public CloseableHttpClient getRequestHttpClient() {
        return wire.getRequestHttpClient();
    }
}
