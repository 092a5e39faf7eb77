/** What the log tells of study, for those who are told of it: which matter it is, and whom it concerns. */
@NullMarked
package village.api.credit.matter;

import org.jspecify.annotations.NullMarked;
