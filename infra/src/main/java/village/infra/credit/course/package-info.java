/** Courses in PostgreSQL. */
@NullMarked
package village.infra.credit.course;

import org.jspecify.annotations.NullMarked;
