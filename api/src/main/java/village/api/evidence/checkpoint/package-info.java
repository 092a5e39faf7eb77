/** Signed heads of the log in C2SP form, and the holders outside who keep them. */
@NullMarked
package village.api.evidence.checkpoint;

import org.jspecify.annotations.NullMarked;
