package village.api.disclosure.cover;

import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import reactor.core.publisher.Mono;
import village.api.Reason;
import village.api.Refusal;
import village.api.Transactions;
import village.api.attachment.Attachment;
import village.api.disclosure.Filing;
import village.api.disclosure.Filings;
import village.api.disclosure.Revision;
import village.api.disclosure.filing.FilingWork;
import village.api.identity.Actor;
import village.api.identity.Role;

/**
 * A cadre or the township covers what shows personal data, at once and in the open. It hides nothing quietly: everybody
 * reads that it was done, the committee and the township are told, and the township has to decide.
 */
public final class CoverRevision {
    private final Filings filings;
    private final Covers covers;
    private final FilingWork work;
    private final Transactions transactions;

    public CoverRevision(Filings filings, Covers covers, FilingWork work, Transactions transactions) {
        this.filings = filings;
        this.covers = covers;
        this.work = work;
        this.transactions = transactions;
    }

    /** @param file without it the whole revision */
    public record Wanted(int revision, Optional<Attachment.Id> file, String reason) {}

    /** The cover; the one that is there where it is covered already. Refuses what is not public, or is erased. */
    public Mono<Cover> cover(Actor actor, Filing.Id id, Wanted wanted) {
        return Mono.fromSupplier(() -> actor.require(Role.CADRE, Role.DISPATCHER, Role.SUPERVISOR)
                        .requireVillage())
                .flatMap(village -> filings.revision(village, id, wanted.revision()))
                .switchIfEmpty(Mono.error(() -> Refusal.of(Reason.DISCLOSURE_NOT_FOUND)))
                .map(revision -> made(actor, revision, wanted))
                .flatMap(cover -> standing(cover).switchIfEmpty(Mono.defer(() -> kept(actor, cover))));
    }

    private Mono<Cover> standing(Cover cover) {
        return covers.standing(cover.village()).flatMap(all -> Mono.justOrEmpty(new Covering(all).like(cover)));
    }

    private Mono<Cover> kept(Actor actor, Cover cover) {
        var facts = Map.of("covered", Integer.toString(cover.revision()));
        return transactions.together(work.act(
                        actor,
                        cover.filing(),
                        Optional.empty(),
                        (filing, act) -> act.told(filing.touched(), "disclosure.covered", facts))
                .then(Mono.defer(() -> covers.add(cover)))
                .thenReturn(cover));
    }

    private Cover made(Actor actor, Revision revision, Wanted wanted) {
        if (revision.erased().isPresent()) {
            throw Refusal.of(Reason.DISCLOSURE_WRONG_STATE, "这一版的内容已经依法抹除。");
        }
        if (wanted.file().filter(file -> !encloses(revision, file)).isPresent()) {
            throw Refusal.invalid("/file", "这一版没有这个附件。");
        }
        var act = work.now(actor);
        return new Cover(
                new Cover.Id(act.id()),
                revision.village(),
                revision.filing(),
                revision.number(),
                wanted.file(),
                office(actor),
                actor.requirePerson(),
                CoverReason.of(wanted.reason()),
                act.now().truncatedTo(ChronoUnit.SECONDS),
                Optional.empty());
    }

    private static boolean encloses(Revision revision, Attachment.Id file) {
        return revision.enclosures().stream()
                .anyMatch(enclosure -> enclosure.id().equals(file));
    }

    /** Whoever also works in the village covers for it, and leaves the decision to somebody else. */
    private static Cover.Office office(Actor actor) {
        return actor.holds(Role.CADRE) ? Cover.Office.VILLAGE : Cover.Office.TOWNSHIP;
    }
}
