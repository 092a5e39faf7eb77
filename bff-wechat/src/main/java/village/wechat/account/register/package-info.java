/** The accounts at WeChat as operators register them: secrets, callback keys, served villages, message templates. */
@NullMarked
package village.wechat.account.register;

import org.jspecify.annotations.NullMarked;
