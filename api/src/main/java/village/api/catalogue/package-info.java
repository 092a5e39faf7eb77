/** The data catalogue (信息资源目录): what is kept, what of it is given out, to whom, and how fresh it is. */
@NullMarked
package village.api.catalogue;

import org.jspecify.annotations.NullMarked;
