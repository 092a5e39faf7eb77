/** Courses (课程) Party members study, lesson by lesson. */
@NullMarked
package village.api.credit.course;

import org.jspecify.annotations.NullMarked;
