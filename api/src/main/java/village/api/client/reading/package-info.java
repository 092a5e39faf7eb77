/** What a client reads that belongs to no one village. */
@NullMarked
package village.api.client.reading;

import org.jspecify.annotations.NullMarked;
