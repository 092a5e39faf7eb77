package village.infra.disclosure.clock;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How time acts on disclosures.
 *
 * @param clocks whether this instance runs the clocks; several may
 * @param rest how long a clock rests when nothing was due
 * @param batch how many it takes at once
 */
@ConfigurationProperties("village.disclosure")
record DisclosureSettings(
        @DefaultValue("true") boolean clocks,
        @DefaultValue("1m") Duration rest,
        @DefaultValue("100") int batch) {}
