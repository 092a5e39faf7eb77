package village.infra.complaint.clock;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How time acts on cases.
 *
 * @param clocks whether this instance runs the clocks; several may
 * @param rest how long a clock rests when nothing was due
 * @param batch how many cases it takes at once
 * @param countyAfter how long after its due time the county looks after a case
 * @param closeAfter how long after the check, or the rating, a case is closed
 * @param askAgainAfter how long after he was asked for more a silent reporter is reminded
 * @param giveUpAfter how long after the reminder the case of a reporter who stays silent is closed
 */
@ConfigurationProperties("village.complaint")
record ComplaintSettings(
        @DefaultValue("true") boolean clocks,
        @DefaultValue("1m") Duration rest,
        @DefaultValue("100") int batch,
        @DefaultValue("72h") Duration countyAfter,
        @DefaultValue("7d") Duration closeAfter,
        @DefaultValue("7d") Duration askAgainAfter,
        @DefaultValue("7d") Duration giveUpAfter) {}
