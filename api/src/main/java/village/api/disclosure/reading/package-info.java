/** What villagers, staff and the township read of disclosures. */
@NullMarked
package village.api.disclosure.reading;

import org.jspecify.annotations.NullMarked;
