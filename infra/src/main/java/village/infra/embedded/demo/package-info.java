/** A small village of invented people, and the page from which one steps into their shoes. */
@NullMarked
package village.infra.embedded.demo;

import org.jspecify.annotations.NullMarked;
