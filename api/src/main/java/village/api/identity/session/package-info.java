/** Being signed in, on one device, for a while. */
@NullMarked
package village.api.identity.session;

import org.jspecify.annotations.NullMarked;
