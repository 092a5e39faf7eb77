package village.api.evidence.proof;

import java.util.Optional;
import village.api.evidence.CanonicalRecord;
import village.api.evidence.EvidenceLog.Content;
import village.api.evidence.EvidenceLog.Erasure;

/**
 * All that is needed to find out, without this installation, whether a record is what was put on record.
 *
 * @param record made afresh from what is stored now; empty when it is no longer there, and once erased in truth
 * @param content salt and form as put on record; empty while nothing is, and once erased or while covered
 * @param inclusion empty while no checkpoint covers the leaf
 * @param later the newest revision that is on record, where the tables have lost it; empty as long as they have not
 */
public record Bundle(
        CanonicalRecord.Key key,
        State state,
        Optional<CanonicalRecord> record,
        Optional<Content> content,
        Optional<Erasure> erasure,
        Optional<Inclusion> inclusion,
        Optional<Long> later) {

    /** What this installation thinks; whoever doubts it computes it himself. */
    public enum State {
        /** It is on its way into the log, or no checkpoint covers it yet. */
        PENDING,
        /** No checkpoint covers it, and none will: the log is not what was signed, and nothing is signed any more. */
        STOPPED,
        /** What is stored is what was put on record. */
        UNCHANGED,
        /**
         * What is stored is something else, or nothing, or words whose erasure is on record; it was never put on record; or
         * a later revision is lost.
         */
        CHANGED,
        /** It is on record, and its content is kept from everybody's eyes for a while. */
        COVERED,
        /** The content was erased on purpose; the hash stays. */
        ERASED
    }
}
