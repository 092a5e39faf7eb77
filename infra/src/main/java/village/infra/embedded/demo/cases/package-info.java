/** Fills a demo village with cases that its invented people reported and its demo staff deal with. */
@NullMarked
package village.infra.embedded.demo.cases;

import org.jspecify.annotations.NullMarked;
