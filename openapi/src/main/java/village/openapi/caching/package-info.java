/** Answers that have not changed are not sent again. */
@NullMarked
package village.openapi.caching;

import org.jspecify.annotations.NullMarked;
