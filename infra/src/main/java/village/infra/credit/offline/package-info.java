/** What members hand in of study away from the phone, on PostgreSQL. */
@NullMarked
package village.infra.credit.offline;

import org.jspecify.annotations.NullMarked;
