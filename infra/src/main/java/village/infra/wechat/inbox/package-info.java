/** Letters of followers on PostgreSQL, on Redis while that is away, and the workers that see them through. */
@NullMarked
package village.infra.wechat.inbox;

import org.jspecify.annotations.NullMarked;
