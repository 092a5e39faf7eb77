/** The one door to Redis: quick, or quickly given up. */
@NullMarked
package village.infra.redis;

import org.jspecify.annotations.NullMarked;
