/** What clients called, kept half a year. */
@NullMarked
package village.api.client.calling;

import org.jspecify.annotations.NullMarked;
