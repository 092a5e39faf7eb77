/** What has to be disclosed, how often, and when it is due. */
@NullMarked
package village.api.disclosure.catalogue;

import org.jspecify.annotations.NullMarked;
