/** Reads and masks documents for the publish gate, and keeps releases on PostgreSQL. */
@NullMarked
package village.infra.gate;

import org.jspecify.annotations.NullMarked;
