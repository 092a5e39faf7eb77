/** Inquiries and desks in PostgreSQL. */
@NullMarked
package village.infra.inquiry;

import org.jspecify.annotations.NullMarked;
