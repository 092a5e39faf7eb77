/** What the Party members of a demo village study. */
@NullMarked
package village.infra.embedded.demo.study;

import org.jspecify.annotations.NullMarked;
