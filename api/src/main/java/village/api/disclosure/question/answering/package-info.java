/** The village answers questions on its disclosures, and the township sees that it does. */
@NullMarked
package village.api.disclosure.question.answering;

import org.jspecify.annotations.NullMarked;
