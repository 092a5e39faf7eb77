/** What the public account answers to a word, as the village wants it. */
@NullMarked
package village.api.news.keyword;

import org.jspecify.annotations.NullMarked;
