/** Keeps what a follower sent until it is answered, once, over all instances. */
@NullMarked
package village.wechat.account.inbox;

import org.jspecify.annotations.NullMarked;
