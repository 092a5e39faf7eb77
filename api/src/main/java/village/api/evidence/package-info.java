/** What goes on record (存证): canonical forms of what the village published or settled, which nobody can rewrite quietly. */
@NullMarked
package village.api.evidence;

import org.jspecify.annotations.NullMarked;
