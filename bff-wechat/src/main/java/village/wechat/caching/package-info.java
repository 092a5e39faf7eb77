/** Keeps what is public as bytes in this instance, true to the log, and sends it without asking the database. */
@NullMarked
package village.wechat.caching;

import org.jspecify.annotations.NullMarked;
