/** Face 2: provincial platforms. */
@NullMarked
package village.openapi;

import org.jspecify.annotations.NullMarked;
