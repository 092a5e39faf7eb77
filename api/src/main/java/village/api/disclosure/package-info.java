/** Disclosure of Party, village and financial affairs (三务公开): what is filed, checked, published and corrected. */
@NullMarked
package village.api.disclosure;

import org.jspecify.annotations.NullMarked;
