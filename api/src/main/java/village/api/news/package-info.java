/** Village news: articles, their revisions and who may read them. */
@NullMarked
package village.api.news;

import org.jspecify.annotations.NullMarked;
