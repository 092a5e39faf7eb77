/** What due times are counted by: the village's own promise and the calendar of working days. */
@NullMarked
package village.api.setup.clock;

import org.jspecify.annotations.NullMarked;
