/** The public account: what a follower sends, who answers him, and how he is still written to afterwards. */
@NullMarked
package village.wechat.account;

import org.jspecify.annotations.NullMarked;
