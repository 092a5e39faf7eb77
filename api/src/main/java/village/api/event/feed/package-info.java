/** The log as other platforms may see it: a closed list of public events, each within somebody's view. */
@NullMarked
package village.api.event.feed;

import org.jspecify.annotations.NullMarked;
