/** A village's public news. */
@NullMarked
package village.openapi.v1.news;

import org.jspecify.annotations.NullMarked;
