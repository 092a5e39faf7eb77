/** The publish gate as editors meet it: what keeps a publication back, and who released it. */
@NullMarked
package village.wechat.gate;

import org.jspecify.annotations.NullMarked;
