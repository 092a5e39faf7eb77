/** Study away from the phone: a member hands in what proves it, who keeps his ledger looks at it and books it. */
@NullMarked
package village.api.credit.offline;

import org.jspecify.annotations.NullMarked;
