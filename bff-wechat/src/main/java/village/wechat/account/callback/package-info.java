/** What WeChat tells us of its own accord: the callback of each account. */
@NullMarked
package village.wechat.account.callback;

import org.jspecify.annotations.NullMarked;
