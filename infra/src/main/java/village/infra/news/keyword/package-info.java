/** Keyword answers on PostgreSQL, remembered for the dialogue. */
@NullMarked
package village.infra.news.keyword;

import org.jspecify.annotations.NullMarked;
