/** The words published articles are found by. */
@NullMarked
package village.infra.news.search;

import org.jspecify.annotations.NullMarked;
