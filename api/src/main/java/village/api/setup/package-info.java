/** What has to be there before a village can begin: county, township and village, then its grids, plates, numbers and terms. */
@NullMarked
package village.api.setup;

import org.jspecify.annotations.NullMarked;
