/** Finance tables: brought in by staff, read by everybody. */
@NullMarked
package village.wechat.disclosure.finance;

import org.jspecify.annotations.NullMarked;
