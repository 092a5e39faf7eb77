/** What becomes of disclosures by the mere passing of time. */
@NullMarked
package village.api.disclosure.clock;

import org.jspecify.annotations.NullMarked;
