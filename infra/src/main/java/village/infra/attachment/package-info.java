/** Attachments in PostgreSQL, their bytes on disk, and the machinery that finds out what the bytes are. */
@NullMarked
package village.infra.attachment;

import org.jspecify.annotations.NullMarked;
