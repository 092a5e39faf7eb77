/** Notices on their way out: one channel after the other, each message once, and what is gathered into one a day. */
@NullMarked
package village.api.notice.delivery;

import org.jspecify.annotations.NullMarked;
