/** One's own data: to take along, and to have deleted. */
@NullMarked
package village.wechat.identity.self;

import org.jspecify.annotations.NullMarked;
