/** Themed Party days and who took part, in PostgreSQL. */
@NullMarked
package village.infra.credit.activity;

import org.jspecify.annotations.NullMarked;
