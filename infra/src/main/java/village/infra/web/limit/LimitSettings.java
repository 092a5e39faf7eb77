package village.infra.web.limit;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How often somebody may ask: each person who is signed in, else each address.
 *
 * @param enabled whether anything is counted at all
 * @param patience how long Redis may take to count; then the instance counts alone
 * @param pause how long it counts alone before Redis is asked again
 * @param signIn asking for a session, for each address
 * @param refresh staying signed in, for each address
 * @param binding asking to be bound, which shows a phone number
 * @param pageSignature having a page signed for WeChat's JS-SDK; a page asks once
 * @param upload sending files
 * @param write everything else that changes something
 * @param read everything that changes nothing
 */
@ConfigurationProperties("village.limits")
record LimitSettings(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("100ms") Duration patience,
        @DefaultValue("5s") Duration pause,
        @DefaultValue("30/1m") Rate signIn,
        @DefaultValue("300/1m") Rate refresh,
        @DefaultValue("10/1m") Rate binding,
        @DefaultValue("30/1m") Rate pageSignature,
        @DefaultValue("30/1m") Rate upload,
        @DefaultValue("30/1m") Rate write,
        @DefaultValue("300/1m") Rate read) {

    Rate rate(Kind kind) {
        return switch (kind) {
            case SIGN_IN -> signIn;
            case REFRESH -> refresh;
            case BINDING -> binding;
            case PAGE_SIGNATURE -> pageSignature;
            case UPLOAD -> upload;
            case WRITE -> write;
            case READ -> read;
        };
    }
}
