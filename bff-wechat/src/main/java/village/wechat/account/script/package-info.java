/** Lets our own pages use WeChat's JS-SDK. */
@NullMarked
package village.wechat.account.script;

import org.jspecify.annotations.NullMarked;
