/** Who sees what of which case. */
@NullMarked
package village.api.complaint.reading;

import org.jspecify.annotations.NullMarked;
