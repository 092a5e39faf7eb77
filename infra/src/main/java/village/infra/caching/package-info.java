/** Lets the public contents of this instance follow the event log, and counts how often they are made. */
@NullMarked
package village.infra.caching;

import org.jspecify.annotations.NullMarked;
