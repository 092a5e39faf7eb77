/** Complaints and wishes, from the first photo to the reporter's rating. */
@NullMarked
package village.api.complaint;

import org.jspecify.annotations.NullMarked;
