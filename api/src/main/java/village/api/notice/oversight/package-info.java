/** What staff see of how notices went out, and what they can do about those that did not. */
@NullMarked
package village.api.notice.oversight;

import org.jspecify.annotations.NullMarked;
