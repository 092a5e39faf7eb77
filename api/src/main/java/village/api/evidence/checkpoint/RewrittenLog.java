package village.api.evidence.checkpoint;

/** The stored log is not the one that was signed before: rows were changed or removed, or an old backup was restored. */
public final class RewrittenLog extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    private RewrittenLog(String words) {
        super("evidence log: " + words);
    }

    RewrittenLog(Checkpoint signed, long size) {
        this(size + " leaves do not go on from the signed " + signed.size());
    }

    /** The last checkpoint says something else than its note, or no key of ours signed the note. */
    static RewrittenLog forged(Checkpoint kept) {
        return new RewrittenLog("the kept checkpoint of " + kept.size() + " leaves is not what was signed");
    }

    /** Checkpoints that somebody outside was given are not there any more. */
    static RewrittenLog lost(long kept, long given) {
        return new RewrittenLog("checkpoints end at " + kept + " leaves (given away: " + given + ")");
    }

    /** There is a log, grown for long, and no checkpoint at all. */
    static RewrittenLog unsigned(long size) {
        return new RewrittenLog(size + " leaves and no checkpoint");
    }
}
