/** Platforms, their keys, nonces and quotas on PostgreSQL and Redis. */
@NullMarked
package village.infra.client;

import org.jspecify.annotations.NullMarked;
