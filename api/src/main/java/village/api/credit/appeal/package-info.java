/** A member says that a line is wrong, or its keeper sees it: who keeps his ledger decides, and both see why. */
@NullMarked
package village.api.credit.appeal;

import org.jspecify.annotations.NullMarked;
