/** WeChat's forms for callbacks: signatures, encryption, messages and replies, as pure functions. */
@NullMarked
package village.wechat.account.envelope;

import org.jspecify.annotations.NullMarked;
