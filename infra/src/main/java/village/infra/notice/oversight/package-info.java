/** What staff see of how notices went out, on PostgreSQL. */
@NullMarked
package village.infra.notice.oversight;

import org.jspecify.annotations.NullMarked;
