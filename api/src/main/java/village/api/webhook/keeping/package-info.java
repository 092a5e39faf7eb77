/** What a client does with its webhooks, and operators with all of them. */
@NullMarked
package village.api.webhook.keeping;

import org.jspecify.annotations.NullMarked;
