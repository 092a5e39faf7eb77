/** What staff do with complaints: its wiring, and the statutory periods on PostgreSQL. */
@NullMarked
package village.infra.complaint.handling;

import org.jspecify.annotations.NullMarked;
