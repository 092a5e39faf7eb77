/** What is offered to Party members, and confirmed as their service (点单派单接单). */
@NullMarked
package village.api.complaint.handling.offer;

import org.jspecify.annotations.NullMarked;
