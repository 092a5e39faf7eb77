/** What the village and a case's handler do with it. */
@NullMarked
package village.api.complaint.handling;

import org.jspecify.annotations.NullMarked;
