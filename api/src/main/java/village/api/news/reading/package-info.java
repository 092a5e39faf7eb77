/** Villagers read and find news. */
@NullMarked
package village.api.news.reading;

import org.jspecify.annotations.NullMarked;
