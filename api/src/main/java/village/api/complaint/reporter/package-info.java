/** What the reporter does with his case afterwards. */
@NullMarked
package village.api.complaint.reporter;

import org.jspecify.annotations.NullMarked;
