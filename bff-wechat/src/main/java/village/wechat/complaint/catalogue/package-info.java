/** The operator's editor of the category catalogue and of statutory periods. */
@NullMarked
package village.wechat.complaint.catalogue;

import org.jspecify.annotations.NullMarked;
