/** Keeps the disclosure catalogue in PostgreSQL. */
@NullMarked
package village.infra.disclosure.catalogue;

import org.jspecify.annotations.NullMarked;
