/** Operators look after the platforms that may call the open API. */
@NullMarked
package village.wechat.client;

import org.jspecify.annotations.NullMarked;
