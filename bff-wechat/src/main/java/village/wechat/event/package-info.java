/** What the log's consumers gave up on, for the console. */
@NullMarked
package village.wechat.event;

import org.jspecify.annotations.NullMarked;
