/** People, sessions, bindings and roles on PostgreSQL, and the signed tokens. */
@NullMarked
package village.infra.identity;

import org.jspecify.annotations.NullMarked;
