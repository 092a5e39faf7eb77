/** Keeps in PostgreSQL what was registered as having happened. */
@NullMarked
package village.infra.disclosure.occurrence;

import org.jspecify.annotations.NullMarked;
