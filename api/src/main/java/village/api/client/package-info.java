/** Other platforms that may call us: who they are, what each may see and do, in which villages. */
@NullMarked
package village.api.client;

import org.jspecify.annotations.NullMarked;
