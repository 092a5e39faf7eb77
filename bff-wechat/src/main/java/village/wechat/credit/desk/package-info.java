/** The secretary's desk: rules, confirmations, corrections, appeals, the branch and its years. */
@NullMarked
package village.wechat.credit.desk;

import org.jspecify.annotations.NullMarked;
