/** Frequent questions and their answers. */
@NullMarked
package village.openapi.v1.inquiry;

import org.jspecify.annotations.NullMarked;
