package village.api.evidence.checkpoint;

import java.time.Instant;

/**
 * A checkpoint as it was given away.
 *
 * @param note the signed note, byte for byte
 * @param signedAt by this installation's clock; not part of what is signed
 */
public record SignedCheckpoint(Checkpoint checkpoint, String note, Instant signedAt) {}
