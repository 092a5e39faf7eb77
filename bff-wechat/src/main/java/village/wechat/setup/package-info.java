/** Setting up counties, townships and villages from the console. */
@NullMarked
package village.wechat.setup;

import org.jspecify.annotations.NullMarked;
