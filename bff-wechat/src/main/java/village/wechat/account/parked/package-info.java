/** Letters of followers that were given up, for operators at the console. */
@NullMarked
package village.wechat.account.parked;

import org.jspecify.annotations.NullMarked;
