package village.api.notice.oversight;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import reactor.core.publisher.Mono;
import village.api.Page;
import village.api.complaint.Complaint;
import village.api.identity.Person;
import village.api.identity.RosterPerson;
import village.api.notice.Notice;
import village.api.notice.delivery.About;
import village.api.notice.delivery.Delivery;
import village.api.notice.delivery.Delivery.State;
import village.api.notice.delivery.InMemoryDeliveries;
import village.api.notice.delivery.InMemoryDigests;
import village.api.notice.delivery.InMemoryNotices;
import village.api.notice.delivery.Telling;
import village.api.place.Village;

/** What staff see of deliveries in memory. */
public final class InMemoryOversight implements ParkedNotices, CaseNotices {
    private final InMemoryNotices notices;
    private final InMemoryDeliveries deliveries;
    private final InMemoryDigests digests;
    private final Set<Delivery.Id> seen = new HashSet<>();
    private final Set<Delivery.Id> replayed = new HashSet<>();
    private final Map<Person.Id, RosterPerson.Id> bound = new HashMap<>();

    public InMemoryOversight(InMemoryNotices notices, InMemoryDeliveries deliveries, InMemoryDigests digests) {
        this.notices = notices;
        this.deliveries = deliveries;
        this.digests = digests;
    }

    /** Binds somebody to a roster person. */
    public synchronized void bind(Person.Id person, RosterPerson.Id roster) {
        bound.put(person, roster);
    }

    private record Found(ParkedNotice notice, boolean last) {
        boolean stuck() {
            return switch (notice.state()) {
                case PARKED, UNKNOWN -> true;
                case IMPOSSIBLE -> last;
                default -> false;
            };
        }
    }

    @Override
    public synchronized Mono<Page<ParkedNotice, Delivery.Id>> page(
            Scope scope, int limit, Optional<Delivery.Id> after) {
        var rows = within(scope)
                .filter(Found::stuck)
                .map(Found::notice)
                .filter(notice -> !seen.contains(notice.id()))
                .sorted(Comparator.comparing(
                                (ParkedNotice notice) -> notice.id().toString())
                        .reversed())
                .filter(notice -> after.isEmpty()
                        || notice.id().toString().compareTo(after.get().toString()) < 0)
                .limit(limit + 1L)
                .toList();
        return Mono.just(Page.of(rows, limit, ParkedNotice::id));
    }

    @Override
    public synchronized Mono<Count> count(Scope scope) {
        var stuck = within(scope)
                .filter(Found::stuck)
                .map(Found::notice)
                .filter(notice -> !seen.contains(notice.id()))
                .toList();
        var people = stuck.stream().map(ParkedNotice::person).distinct().count();
        return Mono.just(new Count(stuck.size(), people));
    }

    @Override
    public synchronized Mono<ParkedNotice> byId(Scope scope, Delivery.Id id) {
        return Mono.justOrEmpty(within(scope)
                .filter(found -> found.stuck() || replayed.contains(id))
                .map(Found::notice)
                .filter(notice -> notice.id().equals(id))
                .findFirst());
    }

    @Override
    public Mono<Void> replay(Delivery.Id id, Instant now) {
        return Mono.fromRunnable(() -> putBack(id, now));
    }

    private synchronized void putBack(Delivery.Id id, Instant now) {
        all().filter(found -> found.notice().id().equals(id) && found.last())
                .filter(found -> found.notice().replayable())
                .findFirst()
                .ifPresent(found -> {
                    replayed.add(id);
                    seen.remove(id);
                    deliveries.replay(id, now);
                });
    }

    @Override
    public synchronized Mono<Void> see(Delivery.Id id, Person.Id by, Instant now) {
        seen.add(id);
        return Mono.empty();
    }

    @Override
    public synchronized Mono<List<CaseNotice>> of(Village.Id village, Complaint.Id complaint) {
        return Mono.just(notices.told().stream()
                .filter(telling -> telling.about().complaint().equals(Optional.of(complaint)))
                .filter(telling -> telling.notice().village().equals(Optional.of(village)))
                .sorted(Comparator.comparing(
                                (Telling telling) -> telling.notice().id().toString())
                        .reversed())
                .flatMap(telling -> lines(telling.notice(), telling.about()))
                .limit(MOST)
                .toList());
    }

    private Stream<CaseNotice> lines(Notice notice, About about) {
        var tried = deliveries.of(notice.id().value()).stream()
                .filter(delivery -> delivery.state() != State.STANDBY)
                .toList();
        return tried.isEmpty()
                ? Stream.of(new CaseNotice(notice.kind(), about.addressee(), Optional.empty(), notice.createdAt()))
                : tried.stream()
                        .map(delivery -> new CaseNotice(
                                notice.kind(),
                                about.addressee(),
                                Optional.of(
                                        new CaseNotice.Outside(delivery.letter().channel(), delivery.state())),
                                delivery.begunAt().orElse(delivery.plannedAt())));
    }

    private Stream<Found> within(Scope scope) {
        return all().filter(found -> scope.village().isEmpty()
                        || scope.village().equals(found.notice().village()))
                .filter(found -> scope.above() || found.notice().discretion() != About.Discretion.ABOVE);
    }

    private Stream<Found> all() {
        var ofNotices = notices.told().stream()
                .flatMap(telling -> found(
                        deliveries.of(telling.notice().id().value()),
                        telling.notice().kind(),
                        telling.notice().village(),
                        telling.notice().person(),
                        telling.about()));
        var ofDigests = digests.all().stream()
                .flatMap(digest -> found(
                        deliveries.of(digest.id().value()),
                        Notice.Kind.DIGEST,
                        Optional.of(digest.village()),
                        digest.person(),
                        About.himself()));
        return Stream.concat(ofNotices, ofDigests);
    }

    private Stream<Found> found(
            List<Delivery> of, Notice.Kind kind, Optional<Village.Id> village, Person.Id person, About about) {
        return of.stream().map(delivery -> {
            var rank = of.indexOf(delivery);
            var last = of.stream().skip(rank + 1L).allMatch(later -> later.state() == State.STANDBY);
            var parked = new ParkedNotice(
                    delivery.id(),
                    village,
                    kind,
                    delivery.letter().channel(),
                    delivery.state(),
                    about.addressee(),
                    about.discretion(),
                    person,
                    Optional.ofNullable(bound.get(person)),
                    delivery.attempts(),
                    delivery.begunAt().orElse(delivery.plannedAt()));
            return new Found(parked, last);
        });
    }
}
