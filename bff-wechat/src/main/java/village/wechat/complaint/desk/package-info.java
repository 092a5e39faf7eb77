/** The console's lists, map and overview. */
@NullMarked
package village.wechat.complaint.desk;

import org.jspecify.annotations.NullMarked;
