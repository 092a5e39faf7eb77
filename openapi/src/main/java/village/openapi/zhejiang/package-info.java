/** What we ask of 浙里办 through the provincial gateway (IRS). Another province is another folder behind the same port. */
@NullMarked
package village.openapi.zhejiang;

import org.jspecify.annotations.NullMarked;
