/** A Party member takes part in a themed Party day: by the code on the wall, or from afar. */
@NullMarked
package village.api.credit.activity.attending;

import org.jspecify.annotations.NullMarked;
