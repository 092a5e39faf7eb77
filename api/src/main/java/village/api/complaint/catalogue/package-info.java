/** What can be brought, who usually handles it, and how long it may take. */
@NullMarked
package village.api.complaint.catalogue;

import org.jspecify.annotations.NullMarked;
