/** The console's desk for questions on disclosures. */
@NullMarked
package village.wechat.disclosure.question.desk;

import org.jspecify.annotations.NullMarked;
