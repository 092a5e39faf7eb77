/** Webhooks as their platforms keep them. */
@NullMarked
package village.openapi.v1.webhook;

import org.jspecify.annotations.NullMarked;
