/** Signing in with what a government platform says of a citizen. */
@NullMarked
package village.api.identity.citizen;

import org.jspecify.annotations.NullMarked;
