/** Everybody's inbox, and what may be sent to them in WeChat. */
@NullMarked
package village.wechat.notice;

import org.jspecify.annotations.NullMarked;
