/** A village drafts, submits and corrects what it discloses. */
@NullMarked
package village.api.disclosure.filing;

import org.jspecify.annotations.NullMarked;
