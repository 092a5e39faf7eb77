/** What is checked and decided above a case's handler. */
@NullMarked
package village.api.complaint.handling.above;

import org.jspecify.annotations.NullMarked;
