/** Who holds which role where: given by whoever stands above, never by oneself. */
@NullMarked
package village.api.identity.role;

import org.jspecify.annotations.NullMarked;
