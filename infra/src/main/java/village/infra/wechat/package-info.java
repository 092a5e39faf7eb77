/** What the WeChat face keeps: accounts with sealed secrets, and the tokens all instances share. */
@NullMarked
package village.infra.wechat;

import org.jspecify.annotations.NullMarked;
