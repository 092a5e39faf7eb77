/** Who of the staff did what, for which village and from where: a record that only grows. */
@NullMarked
package village.api.audit;

import org.jspecify.annotations.NullMarked;
