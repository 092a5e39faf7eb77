/** Recordings of cases on PostgreSQL. */
@NullMarked
package village.infra.complaint.voice;

import org.jspecify.annotations.NullMarked;
