/** Webhooks on PostgreSQL, and the loops that send. */
@NullMarked
package village.infra.webhook;

import org.jspecify.annotations.NullMarked;
