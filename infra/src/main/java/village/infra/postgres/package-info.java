/** The one door to PostgreSQL: bounded in time, and closed to nobody for long. */
@NullMarked
package village.infra.postgres;

import org.jspecify.annotations.NullMarked;
