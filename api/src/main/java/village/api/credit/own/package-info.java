/** A member about his own study: what he has, what is required, and what would count next. */
@NullMarked
package village.api.credit.own;

import org.jspecify.annotations.NullMarked;
