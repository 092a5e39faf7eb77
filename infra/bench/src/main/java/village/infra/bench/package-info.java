/** Measures the packaged installation beside small peers, in ratios taken in one run. */
@NullMarked
package village.infra.bench;

import org.jspecify.annotations.NullMarked;
