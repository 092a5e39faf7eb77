/** Operators register platforms, say what they may do, and give and take back their keys. */
@NullMarked
package village.api.client.registering;

import org.jspecify.annotations.NullMarked;
