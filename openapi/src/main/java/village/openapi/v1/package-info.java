/** Version 1 of the open API. */
@NullMarked
package village.openapi.v1;

import org.jspecify.annotations.NullMarked;
