/** What a fair measurement needs: processes of its own, their CPU time, one PostgreSQL, rounds in turn. */
@NullMarked
package village.infra.bench.harness;

import org.jspecify.annotations.NullMarked;
