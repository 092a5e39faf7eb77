/** Words as the search for news knows them. */
@NullMarked
package village.api.news.search;

import org.jspecify.annotations.NullMarked;
