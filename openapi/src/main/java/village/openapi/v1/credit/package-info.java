/** How far villages are with the study of their Party members, as totals. */
@NullMarked
package village.openapi.v1.credit;

import org.jspecify.annotations.NullMarked;
