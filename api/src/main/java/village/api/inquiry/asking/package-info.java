/** A villager asks, reads what was answered, and asks again. */
@NullMarked
package village.api.inquiry.asking;

import org.jspecify.annotations.NullMarked;
