/** What villagers ask about a published disclosure (疑问), and what the village answers beside it. */
@NullMarked
package village.api.disclosure.question;

import org.jspecify.annotations.NullMarked;
