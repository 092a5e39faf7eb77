/** What a member of staff has to do today, from every capability, by colour. */
@NullMarked
package village.wechat.task;

import org.jspecify.annotations.NullMarked;
