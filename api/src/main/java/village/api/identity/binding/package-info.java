/** How a person who signs in becomes somebody on a village's roster: consent first, then a match or a cadre's word. */
@NullMarked
package village.api.identity.binding;

import org.jspecify.annotations.NullMarked;
