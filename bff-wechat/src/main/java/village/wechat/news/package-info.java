/** News as villagers read them. */
@NullMarked
package village.wechat.news;

import org.jspecify.annotations.NullMarked;
