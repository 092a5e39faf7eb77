/** The columns news are filed under. */
@NullMarked
package village.api.news.column;

import org.jspecify.annotations.NullMarked;
