/** A signed sheet a member shows to whom he likes; everybody can check it, also without the server. */
@NullMarked
package village.api.credit.certificate;

import org.jspecify.annotations.NullMarked;
