/** Good answers that everybody finds by a few words (常见问题), before anybody has to be asked. */
@NullMarked
package village.api.inquiry.faq;

import org.jspecify.annotations.NullMarked;
