/** The log of everything that changed, in one order everybody can follow. */
@NullMarked
package village.api.event;

import org.jspecify.annotations.NullMarked;
