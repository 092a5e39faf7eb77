/** Complaints in the console: what staff see of them, and everything they do with them. */
@NullMarked
package village.wechat.complaint.desk;

import org.jspecify.annotations.NullMarked;
