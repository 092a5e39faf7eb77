/** Finance tables as .xlsx, in and out. */
@NullMarked
package village.infra.disclosure.finance;

import org.jspecify.annotations.NullMarked;
