/** What readers see of news, on PostgreSQL. */
@NullMarked
package village.infra.news.reading;

import org.jspecify.annotations.NullMarked;
