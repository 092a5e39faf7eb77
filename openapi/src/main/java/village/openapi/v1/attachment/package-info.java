/** Files: pictures, recordings, documents. */
@NullMarked
package village.openapi.v1.attachment;

import org.jspecify.annotations.NullMarked;
