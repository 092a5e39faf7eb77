/** What counts, how much of it and up to where: versions with the day from which they apply. */
@NullMarked
package village.api.credit.rule;

import org.jspecify.annotations.NullMarked;
