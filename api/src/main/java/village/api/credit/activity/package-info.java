/** Themed Party days (主题党日): when they are, and who took part. */
@NullMarked
package village.api.credit.activity;

import org.jspecify.annotations.NullMarked;
