/** What the committee approved goes out, for good. */
@NullMarked
package village.api.disclosure.publishing;

import org.jspecify.annotations.NullMarked;
