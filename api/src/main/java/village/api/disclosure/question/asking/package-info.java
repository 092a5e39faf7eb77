/** A villager asks about what was disclosed, and everybody reads what was answered. */
@NullMarked
package village.api.disclosure.question.asking;

import org.jspecify.annotations.NullMarked;
