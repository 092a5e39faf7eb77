/** Runs the clocks of disclosures. */
@NullMarked
package village.infra.disclosure.clock;

import org.jspecify.annotations.NullMarked;
