/** Secrets and what is made with them: sealed columns, blind indexes, fingerprints. */
@NullMarked
package village.infra.crypto;

import org.jspecify.annotations.NullMarked;
