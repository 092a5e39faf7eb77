/** Cases: what is public of them, and what this platform handed over. */
@NullMarked
package village.openapi.v1.complaint;

import org.jspecify.annotations.NullMarked;
