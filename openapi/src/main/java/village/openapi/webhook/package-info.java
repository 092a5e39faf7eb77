/** Tells other platforms of changes: who is told what, in which order, and what happens when he does not listen. */
@NullMarked
package village.openapi.webhook;

import org.jspecify.annotations.NullMarked;
