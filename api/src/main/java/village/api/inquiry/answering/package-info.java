/** The desk answers, passes on, declines, and decides what everybody may read. */
@NullMarked
package village.api.inquiry.answering;

import org.jspecify.annotations.NullMarked;
