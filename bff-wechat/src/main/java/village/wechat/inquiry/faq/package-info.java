/** Answers for everybody: found by a few words, written at the console. */
@NullMarked
package village.wechat.inquiry.faq;

import org.jspecify.annotations.NullMarked;
