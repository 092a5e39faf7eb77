/** What changed, for platforms that keep a copy. */
@NullMarked
package village.openapi.v1.change;

import org.jspecify.annotations.NullMarked;
