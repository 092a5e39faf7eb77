/** Recognised study of Party members (党员学习积分): a ledger, never a ranking and never an attendance tool. */
@NullMarked
package village.api.credit;

import org.jspecify.annotations.NullMarked;
