/** The desk's lists on PostgreSQL. */
@NullMarked
package village.infra.complaint.desk;

import org.jspecify.annotations.NullMarked;
