/** The console's desks for what villagers ask. */
@NullMarked
package village.wechat.inquiry.desk;

import org.jspecify.annotations.NullMarked;
