/** Answers for everybody, and the words they are found by, in PostgreSQL. */
@NullMarked
package village.infra.inquiry.faq;

import org.jspecify.annotations.NullMarked;
