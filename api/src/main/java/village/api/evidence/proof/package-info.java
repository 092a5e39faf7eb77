/** Proofs for whoever asks: of one record, of one leaf, of the log's growth, and all that is public of it. */
@NullMarked
package village.api.evidence.proof;

import org.jspecify.annotations.NullMarked;
