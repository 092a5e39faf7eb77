/** One's own data: to take along, and to have deleted. */
@NullMarked
package village.api.identity.self;

import org.jspecify.annotations.NullMarked;
