/** What the demo village was asked, at every stage, and what everybody asks. */
@NullMarked
package village.infra.embedded.demo.inquiries;

import org.jspecify.annotations.NullMarked;
