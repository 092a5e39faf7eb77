/** Complaints on the wire: what villagers report, and what the console does with it. */
@NullMarked
package village.wechat.complaint;

import org.jspecify.annotations.NullMarked;
