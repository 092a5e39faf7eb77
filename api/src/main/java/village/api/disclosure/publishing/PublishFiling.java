package village.api.disclosure.publishing;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import reactor.core.publisher.Mono;
import village.api.Once;
import village.api.Reason;
import village.api.Refusal;
import village.api.disclosure.Act;
import village.api.disclosure.Change;
import village.api.disclosure.Content;
import village.api.disclosure.Filing;
import village.api.disclosure.Hand;
import village.api.disclosure.Revision;
import village.api.disclosure.Work;
import village.api.disclosure.catalogue.CatalogueItem;
import village.api.disclosure.checking.Independence;
import village.api.disclosure.filing.FilingWork;
import village.api.disclosure.filing.ItemsOfFilings;
import village.api.disclosure.gating.FilingGate;
import village.api.identity.Actor;
import village.api.identity.Role;

/** A cadre publishes what the committee approved: a first revision, or a correction beside the old one. */
public final class PublishFiling {
    private final FilingWork work;
    private final Independence independence;
    private final ItemsOfFilings items;
    private final Enclosures enclosures;
    private final FilingGate gate;

    public PublishFiling(
            FilingWork work, Independence independence, ItemsOfFilings items, Enclosures enclosures, FilingGate gate) {
        this.work = work;
        this.independence = independence;
        this.items = items;
        this.enclosures = enclosures;
        this.gate = gate;
    }

    /** @param version the version he read */
    public Mono<Filing> publish(Actor actor, Filing.Id id, long version, Optional<Once> once) {
        return Mono.fromSupplier(() -> actor.require(Role.CADRE))
                .flatMap(cadre -> work.existing(cadre, id))
                .flatMap(filing -> independence.ofPublisher(filing, actor.requirePerson()))
                .flatMap(filing -> gate.publishable(actor, filing))
                .flatMap(filing -> prepared(actor, filing))
                .flatMap(ready -> work.act(
                        actor, id, once, (filing, act) -> published(filing.requireVersion(version), ready, act)));
    }

    /** @param version of the filing that passed kinship, gate and files */
    private record Ready(long version, CatalogueItem item, LocalDate owedSince, List<Revision.Enclosure> enclosures) {}

    private Mono<Ready> prepared(Actor actor, Filing filing) {
        var files = filing.work().map(Work::content).map(Content::attachments).orElse(List.of());
        return Mono.zip(
                items.of(filing, work.now(actor).hand().today()),
                enclosures.of(filing.village(), files),
                (known, enclosed) -> new Ready(filing.version(), known.item(), known.owedSince(), enclosed));
    }

    private static Change published(Filing filing, Ready ready, Act act) {
        var work = filing.requireVersion(ready.version()).publishable(act.hand());
        var files = ready.enclosures().stream().map(Revision.Enclosure::id).toList();
        if (!files.equals(work.content().attachments())) {
            throw Refusal.of(Reason.DISCLOSURE_STALE);
        }
        var revision = revision(filing, work, ready.item(), ready.enclosures(), act);
        var after = filing.published(revision, act.id(), lastObjection(act.hand(), ready.item()));
        return act.published(after, revision, ready.owedSince());
    }

    private static Revision revision(
            Filing filing, Work work, CatalogueItem item, List<Revision.Enclosure> files, Act act) {
        var content = work.content();
        var check = work.check().orElseThrow();
        return new Revision(
                filing.village(),
                filing.id(),
                work.number(),
                filing.item(),
                item.name(),
                filing.disclosureClass(),
                filing.period(),
                content.title(),
                content.body(),
                files,
                content.table(),
                work.reason(),
                act.now().truncatedTo(ChronoUnit.SECONDS),
                new Revision.Hands(
                        work.authors(), check.by(), check.at(), act.hand().person()),
                Optional.empty());
    }

    /** The last day counts to its end. */
    static Instant lastObjection(Hand hand, CatalogueItem item) {
        return hand.today()
                .plusDays(item.objectionDays())
                .atTime(LocalTime.of(23, 59, 59))
                .atZone(CatalogueItem.ZONE)
                .toInstant();
    }
}
