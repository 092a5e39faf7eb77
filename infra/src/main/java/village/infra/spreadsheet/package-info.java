/** What every spreadsheet that comes in is measured by before it is opened. */
@NullMarked
package village.infra.spreadsheet;

import org.jspecify.annotations.NullMarked;
