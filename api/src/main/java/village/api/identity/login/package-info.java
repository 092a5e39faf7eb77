/** How staff open the console: the screen shows a code, WeChat confirms it. */
@NullMarked
package village.api.identity.login;

import org.jspecify.annotations.NullMarked;
