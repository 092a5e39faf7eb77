/** Party members are examined: a paper of their own for every attempt, marked here and never on the phone. */
@NullMarked
package village.api.credit.quiz;

import org.jspecify.annotations.NullMarked;
