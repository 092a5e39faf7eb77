/** Setting up counties, villages and what is in them, on PostgreSQL. */
@NullMarked
package village.infra.setup;

import org.jspecify.annotations.NullMarked;
