/** Finds out whose signature a call of the open API bears, and turns away what bears none or a bad one. */
@NullMarked
package village.openapi.signature;

import org.jspecify.annotations.NullMarked;
