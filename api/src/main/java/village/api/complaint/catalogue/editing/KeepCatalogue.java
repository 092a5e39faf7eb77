package village.api.complaint.catalogue.editing;

import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import village.api.Ids;
import village.api.Once;
import village.api.Reason;
import village.api.Refusal;
import village.api.complaint.catalogue.Due;
import village.api.event.Event;
import village.api.identity.Actor;
import village.api.identity.Role;

/**
 * An operator keeps the category catalogue: the next version is prepared from another or a spreadsheet, compared with
 * what it follows, published for a day to come, and taken back before that day. What is in force never changes, so a
 * case keeps the catalogue of its day.
 */
public final class KeepCatalogue {
    private static final String KIND = "complaint-catalogue";

    private final Catalogues catalogues;
    private final CatalogueSheets sheets;
    private final Ids ids;
    private final Clock clock;

    public KeepCatalogue(Catalogues catalogues, CatalogueSheets sheets, Ids ids, Clock clock) {
        this.catalogues = catalogues;
        this.sheets = sheets;
        this.ids = ids;
        this.clock = clock;
    }

    /** What an operator writes. */
    public record Draft(LocalDate effectiveFrom, String legalBasis, List<CatalogueLine> lines) {
        public Draft {
            lines = List.copyOf(lines);
        }
    }

    /** @param today tells which versions are to come */
    public record All(List<Catalogues.Head> versions, LocalDate today) {
        /** Whether it has not taken effect. */
        public boolean toCome(Catalogues.Head head) {
            return head.effectiveFrom().isAfter(today);
        }

        /** Whether it is the one in force. */
        public boolean inForce(Catalogues.Head head) {
            return versions.stream()
                    .filter(one -> !toCome(one))
                    .findFirst()
                    .filter(head::equals)
                    .isPresent();
        }
    }

    /** The latest to take effect first. */
    public Mono<All> all(Actor actor) {
        return allowed(actor).then(Mono.defer(catalogues::all)).map(versions -> new All(versions, today()));
    }

    public Mono<CatalogueVersion> read(Actor actor, String version) {
        return allowed(actor)
                .then(Mono.defer(() -> catalogues.byVersion(version)))
                .switchIfEmpty(missing());
    }

    /** A version as a spreadsheet. */
    public Mono<byte[]> sheet(Actor actor, String version) {
        return read(actor, version).flatMap(found -> sheets.write(found.lines()));
    }

    /** The categories of a spreadsheet, not kept. Refuses wrong rows, all of them together. */
    public Mono<List<CatalogueLine>> open(Actor actor, Flux<ByteBuffer> spreadsheet) {
        return allowed(actor).then(Mono.defer(() -> sheets.read(spreadsheet))).map(CatalogueRows::read);
    }

    /** What a draft would change against the version in force on the day before. */
    public Mono<List<CatalogueChange>> preview(Actor actor, Draft draft) {
        return allowed(actor)
                .map(any -> checked(draft))
                .flatMap(version -> catalogues
                        .on(version.effectiveFrom().minusDays(1))
                        .map(CatalogueVersion::lines)
                        .defaultIfEmpty(List.of())
                        .map(before -> CatalogueChange.between(before, version.lines())));
    }

    /**
     * Publishes a draft for a day to come. With the same key again, gives the version made before; refuses if that was taken
     * back meanwhile ({@code complaint.catalogue-not-found}).
     */
    public Mono<CatalogueVersion> publish(Actor actor, Draft draft, Once once) {
        return allowed(actor)
                .map(any -> checked(draft))
                .flatMap(version -> catalogues
                        .add(once, version, event(actor, version.version(), "published"))
                        .then(Mono.defer(() -> catalogues.byVersion(version.version()))))
                .switchIfEmpty(missing());
    }

    /** Takes back a version before its day. */
    public Mono<Void> undo(Actor actor, String version) {
        return read(actor, version)
                .filter(found -> found.effectiveFrom().isAfter(today()))
                .switchIfEmpty(Mono.error(() -> Refusal.of(Reason.CATALOGUE_IN_FORCE)))
                .flatMap(found -> catalogues.remove(version, today(), event(actor, version, "taken-back")))
                .filter(removed -> removed)
                .switchIfEmpty(missing())
                .then();
    }

    private CatalogueVersion checked(Draft draft) {
        if (!draft.effectiveFrom().isAfter(today())) {
            throw Refusal.invalid("/effectiveFrom", "启用日期最早是明天。");
        }
        return CatalogueVersion.drafted(draft.effectiveFrom(), draft.legalBasis(), draft.lines());
    }

    private LocalDate today() {
        return clock.instant().atZone(Due.ZONE).toLocalDate();
    }

    private static Mono<Actor> allowed(Actor actor) {
        return Mono.fromSupplier(() -> actor.require(Role.OPERATOR));
    }

    private Event event(Actor actor, String version, String type) {
        var id = ids.next();
        var facts = Map.of("version", version, "actor", actor.requirePerson().toString());
        return new Event(
                id, Optional.empty(), new Event.Subject(KIND, id, 1), KIND + "." + type, facts, clock.instant());
    }

    private static <T> Mono<T> missing() {
        return Mono.error(() -> Refusal.of(Reason.CATALOGUE_NOT_FOUND));
    }
}
