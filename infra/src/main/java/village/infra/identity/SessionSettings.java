package village.infra.identity;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import village.api.identity.Face;

/**
 * How long people stay signed in.
 *
 * @param access how long a villager's access token is good
 * @param refresh how long a villager stays signed in without coming back
 * @param grace how long the previous refresh token still gives the same successor
 * @param consoleIdle how long the console stays open without a touch
 * @param consoleTotal how long the console stays open at most
 */
@ConfigurationProperties("village.session")
public record SessionSettings(
        @DefaultValue("15m") Duration access,
        @DefaultValue("30d") Duration refresh,
        @DefaultValue("60s") Duration grace,
        @DefaultValue("30m") Duration consoleIdle,
        @DefaultValue("8h") Duration consoleTotal) {

    Duration access(Face face) {
        return face == Face.CONSOLE ? consoleIdle : access;
    }
}
