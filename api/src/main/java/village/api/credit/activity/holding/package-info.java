/** A secretary plans themed Party days, shows their code and confirms who took part. */
@NullMarked
package village.api.credit.activity.holding;

import org.jspecify.annotations.NullMarked;
