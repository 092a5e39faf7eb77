/** Cases that other platforms hand over to a village. */
@NullMarked
package village.api.complaint.platform;

import org.jspecify.annotations.NullMarked;
