package village.infra.postgres;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How to reach PostgreSQL.
 *
 * @param patience how long one call may take before it is answered as unavailable
 */
@ConfigurationProperties("village.postgres")
public record PostgresSettings(@DefaultValue("1800ms") Duration patience) {}
