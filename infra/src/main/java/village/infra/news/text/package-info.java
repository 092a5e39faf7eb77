/** Makes rich text harmless. */
@NullMarked
package village.infra.news.text;

import org.jspecify.annotations.NullMarked;
