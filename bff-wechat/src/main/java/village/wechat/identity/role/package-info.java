/** Who holds which role, for staff to see, give and take back. */
@NullMarked
package village.wechat.identity.role;

import org.jspecify.annotations.NullMarked;
