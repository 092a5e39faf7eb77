/** The menu at the foot of a public account's chat: what it may hold, what is proposed, and how operators publish it. */
@NullMarked
package village.wechat.account.menu;

import org.jspecify.annotations.NullMarked;
