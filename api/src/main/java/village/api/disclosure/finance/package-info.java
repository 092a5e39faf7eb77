/** Finance tables: what came in, what was spent, what is left, checked to the fen. */
@NullMarked
package village.api.disclosure.finance;

import org.jspecify.annotations.NullMarked;
