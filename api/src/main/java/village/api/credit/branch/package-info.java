/** The Party branch: whose ledger its secretary keeps, and what he may see of it. */
@NullMarked
package village.api.credit.branch;

import org.jspecify.annotations.NullMarked;
