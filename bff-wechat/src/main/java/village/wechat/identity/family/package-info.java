/** Acting for one's family, for villagers to ask and for cadres to decide. */
@NullMarked
package village.wechat.identity.family;

import org.jspecify.annotations.NullMarked;
