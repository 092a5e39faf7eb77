/** How often somebody may ask, counted together by all instances, and alone by each while Redis is away. */
@NullMarked
package village.infra.web.limit;

import org.jspecify.annotations.NullMarked;
