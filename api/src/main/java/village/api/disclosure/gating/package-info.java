/** Keeps a filing back while identity, card or telephone numbers stand in it. */
@NullMarked
package village.api.disclosure.gating;

import org.jspecify.annotations.NullMarked;
