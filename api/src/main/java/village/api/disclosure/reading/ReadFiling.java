package village.api.disclosure.reading;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import reactor.core.publisher.Mono;
import village.api.Page;
import village.api.Reason;
import village.api.Refusal;
import village.api.attachment.Attachment;
import village.api.attachment.Attachments;
import village.api.disclosure.Filing;
import village.api.disclosure.Filings;
import village.api.disclosure.Revision;
import village.api.disclosure.Status;
import village.api.disclosure.Work;
import village.api.disclosure.catalogue.CatalogueItem;
import village.api.disclosure.checking.Checkers;
import village.api.disclosure.checking.Independence;
import village.api.disclosure.cover.Cover;
import village.api.disclosure.cover.Covers;
import village.api.disclosure.filing.ClosingBefore;
import village.api.identity.Actor;
import village.api.identity.Role;

/** Staff read filings, with what is being prepared. */
public final class ReadFiling {
    private final Filings filings;
    private final Attachments attachments;
    private final Independence independence;
    private final ClosingBefore closingBefore;
    private final Checkers checkers;
    private final Covers covers;
    private final Clock clock;

    public ReadFiling(
            Filings filings,
            Attachments attachments,
            Independence independence,
            Checkers checkers,
            Covers covers,
            Clock clock) {
        this.filings = filings;
        this.attachments = attachments;
        this.independence = independence;
        this.closingBefore = new ClosingBefore(filings);
        this.checkers = checkers;
        this.covers = covers;
        this.clock = clock;
    }

    /** What somebody may do with a filing now. */
    public enum Deed {
        WRITE,
        SUBMIT,
        DISCARD,
        TAKE_BACK,
        CHECK,
        PUBLISH,
        CORRECT,
        /** Masks numbers that must not go out. */
        MASK,
        /** Covers what shows personal data. */
        COVER,
        /** Decides about what is covered. */
        DECIDE_COVER,
        /** Answers, as somebody who did not write it, for what the gate holds back. */
        RELEASE
    }

    /**
     * @param revisions newest first; none before the first publication
     * @param closingBefore what the period before ended with, in fen; empty where its table is not public
     * @param files whatever was attached to it, with what is known of each
     * @param covers what of it is covered now, the earliest first
     * @param unchecked why nobody may check it, in Chinese; empty while somebody may
     */
    public record View(
            Filing filing,
            List<Revision> revisions,
            Optional<Long> closingBefore,
            List<Attachment> files,
            List<Cover> covers,
            List<Deed> deeds,
            Optional<String> unchecked) {
        public View {
            revisions = List.copyOf(revisions);
            files = List.copyOf(files);
            covers = List.copyOf(covers);
            deeds = List.copyOf(deeds);
        }
    }

    public Mono<View> read(Actor actor, Filing.Id id) {
        return Mono.fromSupplier(() -> Staff.require(actor))
                .flatMap(staff -> filings.byId(staff.requireVillage(), id))
                .flatMap(filing -> Mono.zip(
                                filings.revisions(filing.village(), filing.id()),
                                closingBefore.of(filing),
                                attachments.of(filing.village(), new Attachment.Owner(Filing.OWNER, id.value())),
                                independence.mayCheck(actor, filing),
                                independence.mayPublish(actor, filing),
                                checkers.missing(filing),
                                covered(filing))
                        .map(found -> new View(
                                filing,
                                found.getT1(),
                                found.getT2(),
                                found.getT3(),
                                found.getT7(),
                                Stream.concat(
                                                deeds(
                                                        actor,
                                                        filing,
                                                        new May(found.getT4(), found.getT5() && over(filing)))
                                                        .stream(),
                                                covering(actor, filing, found.getT7()))
                                        .toList(),
                                found.getT6())))
                .switchIfEmpty(Mono.error(() -> Refusal.of(Reason.DISCLOSURE_NOT_FOUND)));
    }

    /** Latest begun first. */
    public Mono<Page<Filing, UUID>> list(Actor actor, Optional<Status> status, Filings.Slice slice) {
        return Mono.fromSupplier(() -> Staff.require(actor).requireVillage())
                .flatMap(village -> status.map(one -> filings.filed(village, one, slice))
                        .orElseGet(() -> filings.filed(village, slice)));
    }

    private Mono<List<Cover>> covered(Filing filing) {
        return covers.standing(filing.village())
                .map(all -> all.stream()
                        .filter(cover -> cover.filing().equals(filing.id()))
                        .toList());
    }

    private static Stream<Deed> covering(Actor actor, Filing filing, List<Cover> covers) {
        var covering = filing.isPublic() && actor.holds(Role.CADRE, Role.DISPATCHER, Role.SUPERVISOR);
        var deciding = actor.holds(Role.DISPATCHER, Role.SUPERVISOR)
                && covers.stream().anyMatch(cover -> cover.decision().isEmpty());
        return Stream.of(
                        Optional.of(Deed.COVER).filter(deed -> covering),
                        Optional.of(Deed.DECIDE_COVER).filter(deed -> deciding))
                .flatMap(Optional::stream);
    }

    private record May(boolean check, boolean publish) {}

    private boolean over(Filing filing) {
        return filing.over(clock.instant().atZone(CatalogueItem.ZONE).toLocalDate());
    }

    private List<Deed> deeds(Actor actor, Filing filing, May may) {
        var deeds = new ArrayList<Deed>();
        var writer = actor.holds(Role.CADRE, Role.GRID_WORKER);
        var stage = filing.work().map(Work::stage);
        if (writer && stage.filter(Work.Stage::editable).isPresent()) {
            deeds.add(Deed.WRITE);
            if (over(filing)) {
                deeds.add(Deed.SUBMIT);
            }
            deeds.add(Deed.DISCARD);
        }
        if (writer && stage.filter(one -> !one.editable()).isPresent()) {
            deeds.add(Deed.TAKE_BACK);
        }
        if (may.check()) {
            deeds.add(Deed.CHECK);
        }
        if (may.publish()) {
            deeds.add(Deed.PUBLISH);
        }
        if (writer && stage.isEmpty()) {
            deeds.add(Deed.CORRECT);
        }
        if (writer && stage.filter(Work.Stage::editable).isPresent()) {
            deeds.add(Deed.MASK);
        }
        if (stage.isPresent() && actor.holds(Role.CADRE, Role.GRID_WORKER, Role.DISPATCHER) && !wrote(actor, filing)) {
            deeds.add(Deed.RELEASE);
        }
        return deeds;
    }

    private static boolean wrote(Actor actor, Filing filing) {
        return filing.work().stream().flatMap(work -> work.authors().stream()).anyMatch(actor::is);
    }
}
