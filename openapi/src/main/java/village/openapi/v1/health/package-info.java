/** Whether the open API can serve, for whoever asks. */
@NullMarked
package village.openapi.v1.health;

import org.jspecify.annotations.NullMarked;
