/** The proof beside what is published, and the operator's view of the log. */
@NullMarked
package village.wechat.evidence;

import org.jspecify.annotations.NullMarked;
