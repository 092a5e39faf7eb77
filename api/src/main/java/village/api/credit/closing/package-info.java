/** A year of credit is closed: what becomes known later is booked in the running one. */
@NullMarked
package village.api.credit.closing;

import org.jspecify.annotations.NullMarked;
