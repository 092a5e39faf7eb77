/** The table of a finance disclosure (财务公开表), to the fen. */
@NullMarked
package village.api.disclosure.finance;

import org.jspecify.annotations.NullMarked;
