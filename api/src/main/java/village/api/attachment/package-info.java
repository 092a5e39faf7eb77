/** Photos, voice and documents, and whether they are safe to show. */
@NullMarked
package village.api.attachment;

import org.jspecify.annotations.NullMarked;
