/** What becomes of questions on disclosures by the mere passing of time. */
@NullMarked
package village.api.disclosure.question.clock;

import org.jspecify.annotations.NullMarked;
