/** Sending, seeing and judging photos, recordings and documents. */
@NullMarked
package village.wechat.attachment;

import org.jspecify.annotations.NullMarked;
