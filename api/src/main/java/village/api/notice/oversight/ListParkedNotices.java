package village.api.notice.oversight;

import java.util.List;
import java.util.Optional;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import village.api.Page;
import village.api.identity.Actor;
import village.api.identity.PersonName;
import village.api.identity.Roster;
import village.api.identity.RosterEntry;
import village.api.notice.delivery.About.Discretion;
import village.api.notice.delivery.Delivery;

/** Somebody in charge looks at what did not go out. */
public final class ListParkedNotices {
    private final ParkedNotices parked;
    private final Roster roster;

    public ListParkedNotices(ParkedNotices parked, Roster roster) {
        this.parked = parked;
        this.roster = roster;
    }

    /** @param person his masked name; empty where the reader may not know it or nobody does */
    public record Line(ParkedNotice notice, Optional<String> person) {}

    /** @param next the last id of this page; empty on the last page */
    public record Lines(List<Line> lines, Optional<Delivery.Id> next) {}

    /** @param limit 1 to 100 */
    public Mono<Lines> list(Actor actor, int limit, Optional<Delivery.Id> after) {
        return Mono.fromSupplier(() -> ParkedAccess.of(actor))
                .flatMap(access -> parked.page(access.scope(), limit, after).flatMap(page -> lines(access, page)));
    }

    private Mono<Lines> lines(ParkedAccess access, Page<ParkedNotice, Delivery.Id> page) {
        return Flux.fromIterable(page.items())
                .concatMap(notice -> person(access, notice).map(name -> new Line(notice, name)))
                .collectList()
                .map(lines -> new Lines(lines, page.next()));
    }

    private Mono<Optional<String>> person(ParkedAccess access, ParkedNotice notice) {
        var known = access.persons()
                && (notice.discretion() == Discretion.NAMED || access.scope().above());
        return Mono.justOrEmpty(notice.roster())
                .filter(id -> known)
                .flatMap(id -> Mono.justOrEmpty(notice.village()).flatMap(village -> roster.byId(village, id)))
                .map(RosterEntry::name)
                .map(PersonName::masked)
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty());
    }
}
