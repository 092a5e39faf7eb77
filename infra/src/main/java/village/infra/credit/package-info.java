/** The ledger of credit on PostgreSQL. */
@NullMarked
package village.infra.credit;

import org.jspecify.annotations.NullMarked;
