/** What staff do with a case. */
@NullMarked
package village.api.complaint.handling;

import org.jspecify.annotations.NullMarked;
