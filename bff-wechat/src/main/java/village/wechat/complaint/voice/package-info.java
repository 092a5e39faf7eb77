/** Recordings of cases on the wire: to hear, and to write down. */
@NullMarked
package village.wechat.complaint.voice;

import org.jspecify.annotations.NullMarked;
