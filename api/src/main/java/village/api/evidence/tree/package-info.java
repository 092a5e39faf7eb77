/** The Merkle tree of RFC 6962 and RFC 9162: which hashes a proof needs, and whether a proof holds. */
@NullMarked
package village.api.evidence.tree;

import org.jspecify.annotations.NullMarked;
