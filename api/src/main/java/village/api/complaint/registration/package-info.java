/** Cases people bring by telephone, on paper or at the door, and how they are found again. */
@NullMarked
package village.api.complaint.registration;

import org.jspecify.annotations.NullMarked;
