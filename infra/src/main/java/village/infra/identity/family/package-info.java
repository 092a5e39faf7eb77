/** Family ties on PostgreSQL. */
@NullMarked
package village.infra.identity.family;

import org.jspecify.annotations.NullMarked;
