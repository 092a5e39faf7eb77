/** Hanging door plates: opaque codes that tell where one stands, printed on paper, never who lives there. */
@NullMarked
package village.api.setup.plate;

import org.jspecify.annotations.NullMarked;
