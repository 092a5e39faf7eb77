/** What a person is told of himself, and the binding of persons to the roster. */
@NullMarked
package village.wechat.identity;

import org.jspecify.annotations.NullMarked;
