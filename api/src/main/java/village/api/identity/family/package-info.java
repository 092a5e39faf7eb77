/** Family members who may act for each other once a cadre has said yes, always recorded as such. */
@NullMarked
package village.api.identity.family;

import org.jspecify.annotations.NullMarked;
