/** How a case comes in. */
@NullMarked
package village.api.complaint.intake;

import org.jspecify.annotations.NullMarked;
