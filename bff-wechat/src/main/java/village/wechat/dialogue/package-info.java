/** The public account's side of the talk: hears followers, keeps their drafts, files their cases. */
@NullMarked
package village.wechat.dialogue;

import org.jspecify.annotations.NullMarked;
