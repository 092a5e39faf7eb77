package village.api.evidence.checkpoint;

/** The stored log is not the one that was signed before: rows were changed or removed, or an old backup was restored. */
public final class RewrittenLog extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    private final Finding finding;

    /** What was found. */
    public enum Finding {
        REWRITTEN("已经签过凭据的存证被改过或删过"),
        TREE_BROKEN("存证里缺了几条中间的指纹"),
        CHECKPOINT_FORGED("保存的凭据不是当时签出来的"),
        CHECKPOINTS_LOST("保存的凭据比外部保管人手里的少"),
        NEVER_SIGNED("存证有很多条，却一张凭据也没有");

        private final String label;

        Finding(String label) {
            this.label = label;
        }

        /** For people. */
        public String label() {
            return label;
        }
    }

    private RewrittenLog(Finding finding, String words) {
        super("evidence log: " + words);
        this.finding = finding;
    }

    RewrittenLog(Checkpoint signed, long size) {
        this(Finding.REWRITTEN, size + " leaves do not go on from the signed " + signed.size());
    }

    /** A subtree is gone. */
    static RewrittenLog broken(Throwable tree) {
        return new RewrittenLog(Finding.TREE_BROKEN, String.valueOf(tree.getMessage()));
    }

    /** The last checkpoint says something else than its note, or no key of ours signed the note. */
    static RewrittenLog forged(Checkpoint kept) {
        return new RewrittenLog(
                Finding.CHECKPOINT_FORGED, "the kept checkpoint of " + kept.size() + " leaves is not what was signed");
    }

    /** Checkpoints that somebody outside was given are not there any more. */
    static RewrittenLog lost(long kept, long given) {
        return new RewrittenLog(
                Finding.CHECKPOINTS_LOST, "checkpoints end at " + kept + " leaves (given away: " + given + ")");
    }

    /** There is a log, grown for long, and no checkpoint at all. */
    static RewrittenLog unsigned(long size) {
        return new RewrittenLog(Finding.NEVER_SIGNED, size + " leaves and no checkpoint");
    }

    public Finding finding() {
        return finding;
    }
}
