/** A platform for trying out the open API, with a key that everybody knows. */
@NullMarked
package village.infra.embedded.demo.client;

import org.jspecify.annotations.NullMarked;
