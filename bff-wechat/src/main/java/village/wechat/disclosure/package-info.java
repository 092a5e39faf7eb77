/** Villagers read what their village discloses. */
@NullMarked
package village.wechat.disclosure;

import org.jspecify.annotations.NullMarked;
