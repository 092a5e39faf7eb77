/** Roles given and offered, on PostgreSQL. */
@NullMarked
package village.infra.identity.role;

import org.jspecify.annotations.NullMarked;
