/** Callers, in a process of their own. */
@NullMarked
package village.infra.bench.load;

import org.jspecify.annotations.NullMarked;
