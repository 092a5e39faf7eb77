package village.api.evidence.proof;

import java.util.List;
import village.api.evidence.checkpoint.SignedCheckpoint;
import village.api.evidence.tree.Hash;

/** That a leaf is in the log of a checkpoint. */
public record Inclusion(long leaf, Hash hash, List<Hash> path, SignedCheckpoint checkpoint) {
    public Inclusion {
        path = List.copyOf(path);
    }
}
