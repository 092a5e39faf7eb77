/** The ledger of credit: append-only lines, caps that hold at once, corrections by reversing lines. */
@NullMarked
package village.api.credit.ledger;

import org.jspecify.annotations.NullMarked;
