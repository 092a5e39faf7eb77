/** What a village has disclosed: party, village and finance affairs. */
@NullMarked
package village.openapi.v1.disclosure;

import org.jspecify.annotations.NullMarked;
