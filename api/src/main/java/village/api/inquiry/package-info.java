/** What villagers ask an office or an expert (咨询), the thread that follows, and who answers. */
@NullMarked
package village.api.inquiry;

import org.jspecify.annotations.NullMarked;
