/** Complaints on the wire: what villagers report, and how a case is shown. */
@NullMarked
package village.wechat.complaint;

import org.jspecify.annotations.NullMarked;
