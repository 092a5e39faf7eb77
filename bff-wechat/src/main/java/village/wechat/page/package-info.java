/** The static pages of villagers and staff: files, import map, content security policy, caching. */
@NullMarked
package village.wechat.page;

import org.jspecify.annotations.NullMarked;
