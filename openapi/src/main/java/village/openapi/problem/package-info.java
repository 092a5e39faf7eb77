/** Turns every refusal and every failure of this face into problem+json, in one place. */
@NullMarked
package village.openapi.problem;

import org.jspecify.annotations.NullMarked;
