/** Quizzes on a member's phone; the right answers never leave the server before he handed in. */
@NullMarked
package village.wechat.credit.quiz;

import org.jspecify.annotations.NullMarked;
