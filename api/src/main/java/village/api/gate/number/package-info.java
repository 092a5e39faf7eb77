/** Numbers that harm people when they are published, found in whatever disguise. */
@NullMarked
package village.api.gate.number;

import org.jspecify.annotations.NullMarked;
