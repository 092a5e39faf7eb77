package village.infra.zhejiang;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How 浙里办 is asked.
 *
 * @param gateway the provincial gateway with its prefix; nobody can sign in through 浙里办 without it
 * @param accessKey from the gateway
 * @param secretKey from the gateway
 * @param appId what 浙里办 calls this service
 * @param patience how long one call may take
 * @param together how many calls may be under way
 * @param assured whether somebody of whom 浙里办 does not say how thoroughly it checked him counts as checked at the highest
 *     level; only with its word for that in writing
 */
@ConfigurationProperties("village.zhejiang")
record ZhejiangSettings(
        Optional<URI> gateway,
        @DefaultValue("") String accessKey,
        @DefaultValue("") String secretKey,
        @DefaultValue("") String appId,
        @DefaultValue("3s") Duration patience,
        @DefaultValue("16") int together,
        @DefaultValue("false") boolean assured) {
    @Override
    public String toString() {
        return "ZhejiangSettings[" + gateway + "]";
    }
}
