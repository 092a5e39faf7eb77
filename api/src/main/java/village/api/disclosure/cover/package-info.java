/** What shows somebody's personal data is covered at once, in the open, until the township has decided. */
@NullMarked
package village.api.disclosure.cover;

import org.jspecify.annotations.NullMarked;
