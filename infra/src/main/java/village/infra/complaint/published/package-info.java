/** Public cases on PostgreSQL. */
@NullMarked
package village.infra.complaint.published;

import org.jspecify.annotations.NullMarked;
