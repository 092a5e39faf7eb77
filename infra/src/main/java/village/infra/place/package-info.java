/** Places on PostgreSQL. */
@NullMarked
package village.infra.place;

import org.jspecify.annotations.NullMarked;
