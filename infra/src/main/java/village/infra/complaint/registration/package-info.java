/** Callers of registered cases on PostgreSQL, sealed. */
@NullMarked
package village.infra.complaint.registration;

import org.jspecify.annotations.NullMarked;
