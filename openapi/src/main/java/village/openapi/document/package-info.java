/** The document of the open API: generated, released, and shown to people. */
@NullMarked
package village.openapi.document;

import org.jspecify.annotations.NullMarked;
