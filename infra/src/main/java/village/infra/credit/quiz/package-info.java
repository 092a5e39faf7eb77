/** Attempts at quizzes in PostgreSQL. */
@NullMarked
package village.infra.credit.quiz;

import org.jspecify.annotations.NullMarked;
