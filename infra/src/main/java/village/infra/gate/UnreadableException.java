package village.infra.gate;

import village.api.gate.AttachmentTexts.Illegible;

/** A document cannot be read. */
final class UnreadableException extends Exception {
    private static final long serialVersionUID = 1L;

    private final Illegible why;

    UnreadableException(Illegible why) {
        super(why.name());
        this.why = why;
    }

    static UnreadableException broken() {
        return new UnreadableException(Illegible.BROKEN);
    }

    Illegible why() {
        return why;
    }
}
