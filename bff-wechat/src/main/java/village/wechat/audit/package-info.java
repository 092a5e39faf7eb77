/** What staff did, for those in charge to read, and from where requests come. */
@NullMarked
package village.wechat.audit;

import org.jspecify.annotations.NullMarked;
