/** Party branches, appeals and closed years on PostgreSQL. */
@NullMarked
package village.infra.credit.branch;

import org.jspecify.annotations.NullMarked;
