/** Says that something has happened which has to be disclosed, so that it is owed from that day on. */
@NullMarked
package village.api.disclosure.occurrence;

import org.jspecify.annotations.NullMarked;
