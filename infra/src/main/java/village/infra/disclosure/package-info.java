/** Keeps disclosures in PostgreSQL. */
@NullMarked
package village.infra.disclosure;

import org.jspecify.annotations.NullMarked;
