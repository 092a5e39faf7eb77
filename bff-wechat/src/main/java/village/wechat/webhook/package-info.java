/** What became of messages to other platforms, for the console. */
@NullMarked
package village.wechat.webhook;

import org.jspecify.annotations.NullMarked;
