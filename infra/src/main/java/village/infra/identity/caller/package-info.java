/** Who rang up, wrote or came by without WeChat: his name and number, sealed beside what he brought. */
@NullMarked
package village.infra.identity.caller;

import org.jspecify.annotations.NullMarked;
