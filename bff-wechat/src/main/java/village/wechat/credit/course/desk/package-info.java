/** The console's desk for courses. */
@NullMarked
package village.wechat.credit.course.desk;

import org.jspecify.annotations.NullMarked;
