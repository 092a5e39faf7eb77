/** The evidence log on PostgreSQL, its workers, and the ways to holders outside. */
@NullMarked
package village.infra.evidence;

import org.jspecify.annotations.NullMarked;
