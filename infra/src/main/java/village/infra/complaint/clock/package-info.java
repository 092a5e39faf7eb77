/** Runs the clocks of complaints. */
@NullMarked
package village.infra.complaint.clock;

import org.jspecify.annotations.NullMarked;
