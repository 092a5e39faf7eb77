/** Who people are, what they may do where, and how little of them is shown. */
@NullMarked
package village.api.identity;

import org.jspecify.annotations.NullMarked;
