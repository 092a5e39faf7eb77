/** What keeps a publication back, on the wire: the same for news and disclosures. */
@NullMarked
package village.wechat.gate;

import org.jspecify.annotations.NullMarked;
