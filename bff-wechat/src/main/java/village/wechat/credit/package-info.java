/** Party members read their own study and its ledger. */
@NullMarked
package village.wechat.credit;

import org.jspecify.annotations.NullMarked;
