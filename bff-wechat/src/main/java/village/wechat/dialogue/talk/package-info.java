/** What is said in a public account's chat and what of it is remembered: rules without anything around them. */
@NullMarked
package village.wechat.dialogue.talk;

import org.jspecify.annotations.NullMarked;
