/** Adapters, wiring and the main class. */
@NullMarked
package village.infra;

import org.jspecify.annotations.NullMarked;
