/** Lets phones keep what is public and ask only whether it has changed. */
@NullMarked
package village.wechat.caching;

import org.jspecify.annotations.NullMarked;
