/** Party members take on what the village offers (点单、派单、接单). */
@NullMarked
package village.api.complaint.claiming;

import org.jspecify.annotations.NullMarked;
