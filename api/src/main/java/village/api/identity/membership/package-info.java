/** Where a person belongs and what he may do there, for himself to see. */
@NullMarked
package village.api.identity.membership;

import org.jspecify.annotations.NullMarked;
