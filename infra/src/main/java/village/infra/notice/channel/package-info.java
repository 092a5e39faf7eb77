/** Consents, reply windows and ways to people on PostgreSQL. */
@NullMarked
package village.infra.notice.channel;

import org.jspecify.annotations.NullMarked;
