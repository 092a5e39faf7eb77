/** Villagers ask an office or an expert, and read what was answered. */
@NullMarked
package village.wechat.inquiry;

import org.jspecify.annotations.NullMarked;
