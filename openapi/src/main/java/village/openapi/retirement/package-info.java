/** Operations that are on their way out: how long they still answer, and how callers are told. */
@NullMarked
package village.openapi.retirement;

import org.jspecify.annotations.NullMarked;
