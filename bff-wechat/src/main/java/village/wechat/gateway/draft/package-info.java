/** Articles put into the drafts of public accounts by WxJava. */
@NullMarked
package village.wechat.gateway.draft;

import org.jspecify.annotations.NullMarked;
