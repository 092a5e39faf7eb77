/** Which data there are, to whom they are given, and what each column means. */
@NullMarked
package village.openapi.v1.catalogue;

import org.jspecify.annotations.NullMarked;
