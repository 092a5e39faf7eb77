package village.infra.wechat;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The service account (服务号) through which the first operator signs in; looked at while there is no account at all.
 *
 * @param appId empty for none
 * @param secret its AppSecret
 */
@ConfigurationProperties("village.wechat.first")
record FirstAccountSettings(
        @DefaultValue("") String appId, @DefaultValue("") String secret) {
    boolean given() {
        return !appId.isBlank() && !secret.isBlank();
    }

    @Override
    public String toString() {
        return "FirstAccountSettings[" + appId + ", ***]";
    }
}
