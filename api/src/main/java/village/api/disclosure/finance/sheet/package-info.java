/** Reads finance tables from the spreadsheets offices have, and names every cell that is wrong. */
@NullMarked
package village.api.disclosure.finance.sheet;

import org.jspecify.annotations.NullMarked;
