/** The console's desk for disclosures: drafts, checks, publications, corrections, the calendar. */
@NullMarked
package village.wechat.disclosure.desk;

import org.jspecify.annotations.NullMarked;
