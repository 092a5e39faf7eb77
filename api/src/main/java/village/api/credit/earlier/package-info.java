/** What members learned in years before the ledger, brought in from the branch's own table. */
@NullMarked
package village.api.credit.earlier;

import org.jspecify.annotations.NullMarked;
