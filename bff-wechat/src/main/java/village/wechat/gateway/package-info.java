/** The one door to WeChat's servers: bounded, watched, and silent about secrets. */
@NullMarked
package village.wechat.gateway;

import org.jspecify.annotations.NullMarked;
