/** Publishes scheduled news when their time comes. */
@NullMarked
package village.infra.news.publishing;

import org.jspecify.annotations.NullMarked;
