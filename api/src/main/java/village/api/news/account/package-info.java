/** Published articles on their way into the drafts of the village's public account (草稿箱). */
@NullMarked
package village.api.news.account;

import org.jspecify.annotations.NullMarked;
