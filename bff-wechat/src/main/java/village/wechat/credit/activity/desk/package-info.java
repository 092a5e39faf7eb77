/** The console's desk for themed Party days: plan, show the code, confirm. */
@NullMarked
package village.wechat.credit.activity.desk;

import org.jspecify.annotations.NullMarked;
