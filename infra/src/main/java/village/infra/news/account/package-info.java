/** Articles on their way into public accounts' drafts, on PostgreSQL. */
@NullMarked
package village.infra.news.account;

import org.jspecify.annotations.NullMarked;
