/** What a village shows of its cases to everybody, for systems that look for it. */
@NullMarked
package village.api.complaint.published;

import org.jspecify.annotations.NullMarked;
