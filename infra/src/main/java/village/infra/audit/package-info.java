/** The audit on PostgreSQL: written beside every event staff cause, and read by who is in charge. */
@NullMarked
package village.infra.audit;

import org.jspecify.annotations.NullMarked;
