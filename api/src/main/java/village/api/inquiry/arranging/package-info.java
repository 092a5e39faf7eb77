/** Which desks there are: added, renamed, closed and opened again by the township and the operator. */
@NullMarked
package village.api.inquiry.arranging;

import org.jspecify.annotations.NullMarked;
