/** What the demo's Party members have studied this year and last. */
@NullMarked
package village.infra.embedded.demo.credit;

import org.jspecify.annotations.NullMarked;
