package village.api.disclosure.filing;

import java.util.List;
import java.util.Optional;
import reactor.core.publisher.Mono;
import village.api.Once;
import village.api.Reason;
import village.api.Refusal;
import village.api.disclosure.Content;
import village.api.disclosure.Filing;
import village.api.disclosure.Filings;
import village.api.disclosure.Published;
import village.api.disclosure.Revision;
import village.api.disclosure.finance.TableDoubts;
import village.api.gate.Manuscript;
import village.api.gate.PublishGate;
import village.api.gate.Subject;
import village.api.identity.Actor;

/** A cadre begins to correct what is public. What was published stays readable; nothing is ever withdrawn. */
public final class CorrectFiling {
    private static final int MAX_REASON = 300;

    private final Filings filings;
    private final FilingWork work;
    private final PublishGate gate;

    public CorrectFiling(Filings filings, FilingWork work, PublishGate gate) {
        this.filings = filings;
        this.work = work;
        this.gate = gate;
    }

    /**
     * Makes a draft of the next revision from the newest.
     *
     * @param reason why, shown to everybody; refused while the publish gate finds a person's number in it
     */
    public Mono<Filing> correct(Actor actor, Filing.Id id, String reason, Optional<Once> once) {
        return Mono.fromSupplier(() -> required(FilingWork.requireWriter(actor), reason))
                .flatMap(why -> gate.check(actor, new Subject(Filing.OWNER, id.value()), told(why))
                        .thenReturn(why))
                .flatMap(why -> newest(actor, id)
                        .flatMap(from -> work.act(
                                actor,
                                id,
                                once,
                                (filing, act) -> act.told(
                                        filing.requireVersion(from.version())
                                                .corrected(
                                                        content(from.revision()),
                                                        from.revision().hands().authors(),
                                                        why,
                                                        act.hand()),
                                        "disclosure.correction-begun"))));
    }

    private static String required(Actor writer, String reason) {
        var why = reason.strip();
        if (why.isEmpty() || why.codePointCount(0, why.length()) > MAX_REASON) {
            throw Refusal.invalid("/reason", "请写明更正的理由，最多 " + MAX_REASON + " 个字。");
        }
        return why;
    }

    private static Manuscript told(String reason) {
        return new Manuscript(List.of(new Manuscript.Passage("/reason", reason)), List.of());
    }

    /** @param version of the filing before the revision was read: what was erased meanwhile is not taken over */
    private record Newest(long version, Revision revision) {}

    private Mono<Newest> newest(Actor actor, Filing.Id id) {
        return work.existing(actor, id)
                .flatMap(filing -> Mono.justOrEmpty(filing.published())
                        .map(Published::revision)
                        .flatMap(number -> filings.revision(filing.village(), id, number))
                        .map(revision -> new Newest(filing.version(), revision)))
                .switchIfEmpty(Mono.error(() -> Refusal.of(Reason.DISCLOSURE_WRONG_STATE, "还没有公布，可以直接修改。")));
    }

    private static Content content(Revision from) {
        var attachments = from.enclosures().stream().map(Revision.Enclosure::id).toList();
        return new Content(
                from.title(), from.body(), attachments, from.table(), TableDoubts.openingKnown("已经公布的上期结余。"));
    }
}
