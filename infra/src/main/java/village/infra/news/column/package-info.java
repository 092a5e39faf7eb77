/** Columns of news on PostgreSQL. */
@NullMarked
package village.infra.news.column;

import org.jspecify.annotations.NullMarked;
