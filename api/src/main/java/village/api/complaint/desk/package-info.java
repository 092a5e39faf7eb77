/** What staff have on their desks: lists to work through, the map of grids, and the overview from above. */
@NullMarked
package village.api.complaint.desk;

import org.jspecify.annotations.NullMarked;
