/** Staff write and revise articles. */
@NullMarked
package village.api.news.editing;

import org.jspecify.annotations.NullMarked;
