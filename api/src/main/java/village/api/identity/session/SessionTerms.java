package village.api.identity.session;

import java.time.Duration;

/**
 * How long villagers stay signed in.
 *
 * @param refresh without coming back
 * @param grace how long the refresh token before the current one still leads to the current one
 */
public record SessionTerms(Duration refresh, Duration grace) {}
