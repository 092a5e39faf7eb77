/** How a village office's spreadsheet becomes the roster: what it may look like, what is wrong in it, how far it is. */
@NullMarked
package village.api.identity.roster;

import org.jspecify.annotations.NullMarked;
