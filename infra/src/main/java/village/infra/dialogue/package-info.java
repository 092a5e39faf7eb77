/** What the public account's dialogue keeps: what was said, sealed, and which villages an account serves. */
@NullMarked
package village.infra.dialogue;

import org.jspecify.annotations.NullMarked;
