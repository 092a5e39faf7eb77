/** Where other platforms want to be told of changes, and what became of each message to them. */
@NullMarked
package village.api.webhook;

import org.jspecify.annotations.NullMarked;
