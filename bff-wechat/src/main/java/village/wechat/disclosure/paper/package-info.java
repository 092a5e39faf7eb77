/** What takes a disclosure to paper and to a spreadsheet, and leads back. */
@NullMarked
package village.wechat.disclosure.paper;

import org.jspecify.annotations.NullMarked;
