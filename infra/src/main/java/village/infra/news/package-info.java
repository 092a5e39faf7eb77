/** News on PostgreSQL: articles and their revisions. */
@NullMarked
package village.infra.news;

import org.jspecify.annotations.NullMarked;
