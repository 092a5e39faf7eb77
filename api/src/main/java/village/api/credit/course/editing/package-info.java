/** Cadres write courses, publish them and take them back. */
@NullMarked
package village.api.credit.course.editing;

import org.jspecify.annotations.NullMarked;
