/** Themed Party days on a member's phone. */
@NullMarked
package village.wechat.credit.activity;

import org.jspecify.annotations.NullMarked;
