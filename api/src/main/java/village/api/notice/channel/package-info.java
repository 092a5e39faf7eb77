/** How people are reached outside the inbox: what they allow, what an account can do, and the ports that send. */
@NullMarked
package village.api.notice.channel;

import org.jspecify.annotations.NullMarked;
