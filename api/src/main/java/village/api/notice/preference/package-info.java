/** When and in which words people want to be told. */
@NullMarked
package village.api.notice.preference;

import org.jspecify.annotations.NullMarked;
