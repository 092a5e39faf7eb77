/** What was said, for those who cannot or must not hear it. */
@NullMarked
package village.api.complaint.voice;

import org.jspecify.annotations.NullMarked;
