/** Complaints on PostgreSQL. */
@NullMarked
package village.infra.complaint;

import org.jspecify.annotations.NullMarked;
