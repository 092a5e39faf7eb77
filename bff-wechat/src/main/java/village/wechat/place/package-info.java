/** What everybody may see of a village: its name, its telephone numbers, its door plates. */
@NullMarked
package village.wechat.place;

import org.jspecify.annotations.NullMarked;
