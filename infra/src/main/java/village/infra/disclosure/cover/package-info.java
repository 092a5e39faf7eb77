/** Covers on PostgreSQL. */
@NullMarked
package village.infra.disclosure.cover;

import org.jspecify.annotations.NullMarked;
