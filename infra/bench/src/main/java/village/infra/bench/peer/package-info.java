/** What a team would otherwise have written by hand for one workload. */
@NullMarked
package village.infra.bench.peer;

import org.jspecify.annotations.NullMarked;
