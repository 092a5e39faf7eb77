/** WeChat accounts as operators enter them, and what they changed of menus, on PostgreSQL. */
@NullMarked
package village.infra.wechat.register;

import org.jspecify.annotations.NullMarked;
