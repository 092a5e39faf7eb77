/** The villages a client may ask about. */
@NullMarked
package village.openapi.v1.place;

import org.jspecify.annotations.NullMarked;
