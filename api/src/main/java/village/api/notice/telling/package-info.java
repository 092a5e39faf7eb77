/** What events mean to whom, in which words, and when it goes out. */
@NullMarked
package village.api.notice.telling;

import org.jspecify.annotations.NullMarked;
