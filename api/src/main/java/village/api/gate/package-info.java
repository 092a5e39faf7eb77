/** What must not go out with a publication: identity numbers, bank cards, telephone numbers. */
@NullMarked
package village.api.gate;

import org.jspecify.annotations.NullMarked;
