/** Fills the demo villages with news and disclosures, written, checked and published by their demo staff. */
@NullMarked
package village.infra.embedded.demo.affairs;

import org.jspecify.annotations.NullMarked;
