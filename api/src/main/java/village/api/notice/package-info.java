/** What to tell whom, and over which channel. */
@NullMarked
package village.api.notice;

import org.jspecify.annotations.NullMarked;
