/** What staff do with cases in the console: lists, map and overview, and an act on a case each. */
@NullMarked
package village.wechat.complaint.desk;

import org.jspecify.annotations.NullMarked;
