/** The evidence log for whoever wants to check it: signed heads, proofs, and all that is public of it. */
@NullMarked
package village.openapi.v1.evidence;

import org.jspecify.annotations.NullMarked;
