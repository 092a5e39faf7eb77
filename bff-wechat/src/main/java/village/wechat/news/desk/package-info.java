/** News as staff write and publish them. */
@NullMarked
package village.wechat.news.desk;

import org.jspecify.annotations.NullMarked;
