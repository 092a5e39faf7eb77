/** What becomes of cases by the mere passing of time. */
@NullMarked
package village.api.complaint.clock;

import org.jspecify.annotations.NullMarked;
