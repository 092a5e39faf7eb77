/** Inboxes, consents and what has to go out on PostgreSQL, and the workers that send it. */
@NullMarked
package village.infra.notice;

import org.jspecify.annotations.NullMarked;
