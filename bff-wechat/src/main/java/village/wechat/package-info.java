/** Face 1: WeChat and every screen. */
@NullMarked
package village.wechat;

import org.jspecify.annotations.NullMarked;
