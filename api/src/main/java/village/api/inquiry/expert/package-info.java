/** Experts from outside: invited by a township, they answer what is asked at their desk, and see nothing else. */
@NullMarked
package village.api.inquiry.expert;

import org.jspecify.annotations.NullMarked;
