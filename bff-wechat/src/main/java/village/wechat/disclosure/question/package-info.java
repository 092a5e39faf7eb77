/** Villagers ask about what was disclosed, and everybody reads the answers beside it. */
@NullMarked
package village.wechat.disclosure.question;

import org.jspecify.annotations.NullMarked;
