/** What operators live with: refusals to start, health bounded in time, logs without personal data. */
@NullMarked
package village.infra.operations;

import org.jspecify.annotations.NullMarked;
