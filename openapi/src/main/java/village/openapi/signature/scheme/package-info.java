/** The two ways of signing a call: our own and the provincial gateway's; what each reads from headers and signs. */
@NullMarked
package village.openapi.signature.scheme;

import org.jspecify.annotations.NullMarked;
