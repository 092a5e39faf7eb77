/** Progress of lessons in PostgreSQL. */
@NullMarked
package village.infra.credit.progress;

import org.jspecify.annotations.NullMarked;
