/** Who is at the door: sessions, console log-in, and the filter that makes the {@code Actor}. */
@NullMarked
package village.wechat.login;

import org.jspecify.annotations.NullMarked;
