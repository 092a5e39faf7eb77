/** The roster on PostgreSQL, and the way spreadsheets get there. */
@NullMarked
package village.infra.identity.roster;

import org.jspecify.annotations.NullMarked;
