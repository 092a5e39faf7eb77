package village.api.evidence.checkpoint;

/** The stored log is not the one that was signed before: rows were changed or removed, or an old backup was restored. */
public final class RewrittenLog extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    RewrittenLog(Checkpoint signed, long size) {
        super("evidence log: " + size + " leaves do not go on from the signed " + signed.size());
    }
}
