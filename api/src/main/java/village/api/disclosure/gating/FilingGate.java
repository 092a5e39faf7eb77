package village.api.disclosure.gating;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import reactor.core.publisher.Mono;
import village.api.Reason;
import village.api.Refusal;
import village.api.disclosure.Content;
import village.api.disclosure.Filing;
import village.api.disclosure.Filings;
import village.api.disclosure.Revision;
import village.api.disclosure.Work;
import village.api.disclosure.filing.FilingWork;
import village.api.gate.Finding;
import village.api.gate.GateRelease;
import village.api.gate.PublishGate;
import village.api.gate.Subject;
import village.api.identity.Actor;
import village.api.identity.Role;

/** The publish gate before filings, and their arithmetic: at submission already, so that the committee reads what may go out. */
public final class FilingGate {
    private final PublishGate gate;
    private final FilingWork work;
    private final Filings filings;
    private final Figures figures;

    public FilingGate(PublishGate gate, FilingWork work, Filings filings) {
        this.gate = gate;
        this.work = work;
        this.filings = filings;
        this.figures = new Figures(filings);
    }

    /** What keeps a filing back, and who released exactly this content. */
    public record Held(List<Finding> findings, List<GateRelease> releases) {
        public Held {
            findings = List.copyOf(findings);
            releases = List.copyOf(releases);
        }
    }

    /** The newest published revision; an empty optional before the first. */
    Mono<Optional<Revision>> standing(Filing filing) {
        return Mono.justOrEmpty(filing.published())
                .flatMap(out -> filings.revision(filing.village(), filing.id(), out.revision()))
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty());
    }

    /** Refuses a table whose figures do not fit together, and what is held back. */
    Mono<Filing> submittable(Actor actor, Filing filing) {
        return figures.sound(filing).flatMap(sound -> passed(actor, sound));
    }

    /** Refuses a table that does not follow the period before any more, and what is held back. */
    public Mono<Filing> publishable(Actor actor, Filing filing) {
        return figures.stillSound(filing).flatMap(sound -> passed(actor, sound));
    }

    /** Refuses what is held back and not released by somebody else ({@code publication.blocked}). */
    private Mono<Filing> passed(Actor actor, Filing filing) {
        return Mono.justOrEmpty(filing.work())
                .flatMap(ready -> gate.check(actor, subject(filing), Manuscripts.of(ready.content())))
                .thenReturn(filing);
    }

    /** For staff of the village. */
    public Mono<Held> held(Actor actor, Filing.Id id) {
        return prepared(actor, id, Role.GRID_WORKER, Role.CADRE, Role.SUPERVISION_COMMITTEE, Role.DISPATCHER)
                .flatMap(filing -> {
                    var manuscript = Manuscripts.of(content(filing));
                    return Mono.zip(
                            gate.findings(actor, manuscript),
                            gate.releases(actor, subject(filing), manuscript),
                            Held::new);
                });
    }

    /**
     * Masks what can be masked and keeps it as an edit of the actor's.
     *
     * @param version the version he read
     */
    public Mono<Filing> mask(Actor actor, Filing.Id id, long version) {
        return prepared(actor, id, Role.GRID_WORKER, Role.CADRE)
                .map(filing -> filing.requireVersion(version))
                .flatMap(filing -> gate.masked(actor, Manuscripts.of(content(filing)))
                        .map(masked -> Manuscripts.applied(content(filing), masked.manuscript())))
                .flatMap(masked -> work.act(
                        actor,
                        id,
                        masked.attachments(),
                        (filing, act) -> act.told(
                                filing.requireVersion(version).written(masked, act.hand()), "disclosure.written")));
    }

    /**
     * A second person answers for exactly this content.
     *
     * @param version what he looked at; empty for the newest
     */
    public Mono<GateRelease> release(Actor actor, Filing.Id id, Optional<Long> version, String reason) {
        return prepared(actor, id, Role.GRID_WORKER, Role.CADRE, Role.DISPATCHER)
                .map(filing -> version.map(filing::requireVersion).orElse(filing))
                .flatMap(filing -> gate.release(
                        actor,
                        subject(filing),
                        Manuscripts.of(content(filing)),
                        Set.copyOf(filing.work().map(Work::authors).orElse(List.of())),
                        reason));
    }

    private Mono<Filing> prepared(Actor actor, Filing.Id id, Role... anyOf) {
        return Mono.fromSupplier(() -> actor.require(anyOf)).flatMap(allowed -> work.existing(allowed, id));
    }

    private static Content content(Filing filing) {
        return filing.work()
                .map(Work::content)
                .orElseThrow(() -> Refusal.of(Reason.DISCLOSURE_WRONG_STATE, "已经公布的内容不能修改，请办理更正。"));
    }

    private static Subject subject(Filing filing) {
        return new Subject(Filing.OWNER, filing.id().value());
    }
}
