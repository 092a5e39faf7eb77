/** Courses on a member's phone: what can be studied, and how far he has come. */
@NullMarked
package village.wechat.credit.course;

import org.jspecify.annotations.NullMarked;
