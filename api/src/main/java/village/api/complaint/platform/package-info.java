/** Cases that other platforms hand over to a village, and what they say of them afterwards. */
@NullMarked
package village.api.complaint.platform;

import org.jspecify.annotations.NullMarked;
