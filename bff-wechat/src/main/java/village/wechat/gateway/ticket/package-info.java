/** The tickets pages are signed with (jsapi_ticket), shared and renewed as access tokens are. */
@NullMarked
package village.wechat.gateway.ticket;

import org.jspecify.annotations.NullMarked;
