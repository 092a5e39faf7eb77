/** Describes what this face offers, for whoever writes a client. */
@NullMarked
package village.wechat.document;

import org.jspecify.annotations.NullMarked;
