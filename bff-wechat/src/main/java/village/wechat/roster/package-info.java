/** The console's way to bring a roster in and to follow how far it is. */
@NullMarked
package village.wechat.roster;

import org.jspecify.annotations.NullMarked;
