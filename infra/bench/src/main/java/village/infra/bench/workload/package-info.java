/** The workloads, numbered as in the table of targets. */
@NullMarked
package village.infra.bench.workload;

import org.jspecify.annotations.NullMarked;
