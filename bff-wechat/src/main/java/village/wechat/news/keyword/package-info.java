/** What the public account answers to which word, kept by cadres. */
@NullMarked
package village.wechat.news.keyword;

import org.jspecify.annotations.NullMarked;
