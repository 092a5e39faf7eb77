package village.openapi.zhejiang;

import java.net.URI;
import java.time.Duration;

/**
 * How the gateway is called. Prints no secret.
 *
 * @param gateway with its prefix, for example {@code https://ibcdsg.zj.gov.cn:8443/restapi/prod}
 * @param appId what 浙里办 calls us
 * @param patience how long one call may take
 * @param together how many calls may be under way
 */
public record IrsTerms(URI gateway, String accessKey, String secretKey, String appId, Duration patience, int together) {
    public IrsTerms {
        if (accessKey.isBlank() || secretKey.isBlank()) {
            throw new IllegalArgumentException("irs: no key (expected: access key and secret key)");
        }
    }

    @Override
    public String toString() {
        return "IrsTerms[" + gateway + "]";
    }
}
