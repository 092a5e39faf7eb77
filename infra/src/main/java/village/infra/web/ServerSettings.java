package village.infra.web;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long the server waits for slow callers. How long a connection may stay unused is {@code
 * server.netty.idle-timeout}.
 *
 * @param head from a request's first byte to the end of its headers
 * @param silence between two pieces of a request's body
 */
@ConfigurationProperties("village.server")
record ServerSettings(
        @DefaultValue("10s") Duration head,
        @DefaultValue("20s") Duration silence) {}
