/** The first screen: one call, every section with its own patience. */
@NullMarked
package village.wechat.home;

import org.jspecify.annotations.NullMarked;
