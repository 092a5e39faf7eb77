/** Villages and their dated codes, grids, points and door plates. */
@NullMarked
package village.api.place;

import org.jspecify.annotations.NullMarked;
