/** Questions on disclosures in PostgreSQL. */
@NullMarked
package village.infra.disclosure.question;

import org.jspecify.annotations.NullMarked;
