/** Articles become public, at once or at a set time, and are withdrawn. */
@NullMarked
package village.api.news.publishing;

import org.jspecify.annotations.NullMarked;
