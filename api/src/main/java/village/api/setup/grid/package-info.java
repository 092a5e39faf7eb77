/** Drawing a village's grids: borders that close, do not cross themselves and leave room for each other. */
@NullMarked
package village.api.setup.grid;

import org.jspecify.annotations.NullMarked;
