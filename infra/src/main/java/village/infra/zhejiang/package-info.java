/** Whether and how 浙里办 is asked who somebody is. */
@NullMarked
package village.infra.zhejiang;

import org.jspecify.annotations.NullMarked;
