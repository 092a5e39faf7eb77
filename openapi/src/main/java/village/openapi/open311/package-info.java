/** Public cases as Open311 GeoReport v2 shows them, in JSON. */
@NullMarked
package village.openapi.open311;

import org.jspecify.annotations.NullMarked;
