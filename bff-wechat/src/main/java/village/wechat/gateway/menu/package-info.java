/** The menus of public accounts by WxJava. */
@NullMarked
package village.wechat.gateway.menu;

import org.jspecify.annotations.NullMarked;
