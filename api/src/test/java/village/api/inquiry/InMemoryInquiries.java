package village.api.inquiry;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import village.api.Once;
import village.api.Page;
import village.api.Reason;
import village.api.Refusal;
import village.api.complaint.Reporting;
import village.api.complaint.desk.InquiryCounts;
import village.api.event.Event;
import village.api.identity.Person;
import village.api.inquiry.Inquiry.Status;
import village.api.place.Village;

/** Inquiries under one lock. */
public final class InMemoryInquiries implements Inquiries, InquiryCounts {
    private static final Comparator<Inquiry> LATEST = Comparator.<Inquiry, String>comparing(
                    inquiry -> inquiry.id().toString())
            .reversed();
    private static final Comparator<Inquiry> DUE = Comparator.comparing(Inquiry::dueAt)
            .thenComparing(inquiry -> inquiry.id().toString());

    private record Quota(Village.Id village, Person.Id person, LocalDate day) {}

    private final Map<Inquiry.Id, Inquiry> inquiries = new HashMap<>();
    private final Map<Once, Inquiry.Id> keys = new HashMap<>();
    private final Map<Quota, Integer> asked = new HashMap<>();
    private final List<Event> events = new ArrayList<>();

    @Override
    public Mono<Inquiry.Id> add(Once once, InquiryChange change, LocalDate day, Optional<Limits> limits) {
        return locked(() -> {
            var known = keys.get(once);
            if (known != null) {
                return known;
            }
            limits.ifPresent(few -> take(change.after(), day, few));
            keys.put(once, change.after().id());
            return keep(change).id();
        });
    }

    private void take(Inquiry inquiry, LocalDate day, Limits limits) {
        var person = inquiry.asker().reporting().filer();
        var quota = new Quota(inquiry.village(), person, day);
        if (asked.getOrDefault(quota, 0) >= limits.perDay()) {
            throw Refusal.of(Reason.INQUIRY_DAILY);
        }
        var waiting = all(
                        inquiry.village(),
                        one -> one.status() == Status.WAITING
                                && one.asker().reporting().filer().equals(person))
                .count();
        if (waiting >= limits.waiting()) {
            throw Refusal.of(Reason.INQUIRY_TOO_MANY);
        }
        asked.merge(quota, 1, Integer::sum);
    }

    private Inquiry keep(InquiryChange change) {
        events.add(change.event());
        inquiries.put(change.after().id(), change.after());
        return change.after();
    }

    @Override
    public Mono<Inquiry> change(
            Village.Id village, Inquiry.Id id, Optional<Once> once, Function<Inquiry, InquiryChange> act) {
        return locked(() -> {
            var before = one(village, id);
            if (before == null || once.filter(keys::containsKey).isPresent()) {
                return before;
            }
            var after = keep(act.apply(before));
            once.ifPresent(key -> keys.put(key, id));
            return after;
        });
    }

    private @Nullable Inquiry one(Village.Id village, Inquiry.Id id) {
        var found = inquiries.get(id);
        return found == null || !found.village().equals(village) ? null : found;
    }

    private Stream<Inquiry> all(Village.Id village, Predicate<Inquiry> wanted) {
        return inquiries.values().stream()
                .filter(inquiry -> inquiry.village().equals(village))
                .filter(wanted);
    }

    /** What was told, in order. */
    public synchronized List<Event> events() {
        return List.copyOf(events);
    }

    @Override
    public Mono<Inquiry> byId(Village.Id village, Inquiry.Id id) {
        return locked(() -> one(village, id));
    }

    @Override
    public Mono<Page<Inquiry, UUID>> askedBy(Person.Id person, Slice slice) {
        return locked(() -> page(inquiries.values().stream().filter(one -> brought(one, person)), LATEST, slice));
    }

    private static boolean brought(Inquiry inquiry, Person.Id person) {
        var reporting = inquiry.asker().reporting();
        return reporting.reporter().filter(person::equals).isPresent()
                || (reporting.source() == Reporting.Source.FAMILY
                        && reporting.filer().equals(person));
    }

    @Override
    public Mono<Page<Inquiry, UUID>> waiting(Village.Id village, Set<String> desks, Slice slice) {
        return locked(() ->
                page(all(village, one -> one.status() == Status.WAITING && desks.contains(one.desk())), DUE, slice));
    }

    @Override
    public Mono<Page<Inquiry, UUID>> inStatus(Village.Id village, Set<String> desks, Status status, Slice slice) {
        return locked(() ->
                page(all(village, one -> one.status() == status && desks.contains(one.desk())), LATEST, slice));
    }

    @Override
    public Mono<Page<Inquiry, UUID>> at(Set<Place> places, Status status, Slice slice) {
        return locked(() -> page(
                inquiries.values().stream()
                        .filter(one -> one.status() == status && places.contains(new Place(one.village(), one.desk()))),
                status == Status.WAITING ? DUE : LATEST,
                slice));
    }

    @Override
    public Mono<Page<Inquiry, UUID>> saying(Village.Id village, Set<String> desks, InquirySearch search, Slice slice) {
        return locked(() -> page(all(village, one -> desks.contains(one.desk()) && search.finds(one)), LATEST, slice));
    }

    @Override
    public Mono<Page<Inquiry, UUID>> toModerate(Village.Id village, Set<String> desks, Slice slice) {
        return locked(() -> page(
                all(
                        village,
                        one -> one.openness().state() == Openness.State.PENDING
                                && one.answered()
                                && desks.contains(one.desk())),
                LATEST,
                slice));
    }

    @Override
    public Mono<List<Inquiry>> undecided(Village.Id village, Undecided wanted, int limit) {
        return locked(() -> all(village, one -> one.openness().state() == Openness.State.PENDING && one.answered())
                .filter(one -> wanted.own().contains(one.desk())
                        || (wanted.others().contains(one.desk())
                                && one.last().at().isBefore(wanted.spokenBefore())))
                .filter(one -> !one.asker().is(wanted.reader()))
                .sorted(LATEST.reversed())
                .limit(limit)
                .toList());
    }

    @Override
    public Mono<List<Inquiry>> late(Instant before, int limit) {
        return locked(() -> inquiries.values().stream()
                .filter(one ->
                        one.status() == Status.WAITING && one.escalatedAt().isEmpty())
                .filter(one -> one.dueAt().isBefore(before))
                .sorted(DUE)
                .limit(limit)
                .toList());
    }

    @Override
    public Mono<Page<Inquiry, UUID>> published(Village.Id village, Slice slice) {
        return locked(() ->
                page(all(village, one -> one.openness().state() == Openness.State.PUBLISHED), LATEST, slice));
    }

    @Override
    public Mono<List<Count>> counts(List<Village.Id> villages, Instant since, Instant now) {
        return locked(() -> villages.stream()
                .map(village -> count(village, since, now))
                .filter(Count::any)
                .toList());
    }

    private Count count(Village.Id village, Instant since, Instant now) {
        Supplier<Stream<Inquiry>> waiting = () -> all(village, one -> one.status() == Status.WAITING);
        Supplier<Stream<Inquiry>> answered = () -> all(
                village,
                one -> one.answeredAt().filter(at -> !at.isBefore(since)).isPresent());
        return new Count(
                village,
                waiting.get().count(),
                waiting.get().filter(one -> one.dueAt().isBefore(now)).count(),
                answered.get().count(),
                answered.get()
                        .filter(one -> !one.answeredAt().orElseThrow().isAfter(one.dueAt()))
                        .count());
    }

    private Page<Inquiry, UUID> page(Stream<Inquiry> found, Comparator<Inquiry> order, Slice slice) {
        var last = slice.after().map(id -> Objects.requireNonNull(inquiries.get(new Inquiry.Id(id))));
        var rows = found.filter(
                        one -> last.filter(it -> order.compare(one, it) <= 0).isEmpty())
                .sorted(order)
                .limit(slice.limit() + 1L)
                .toList();
        return Page.of(rows, slice.limit(), inquiry -> inquiry.id().value());
    }

    private <T> Mono<T> locked(Supplier<@Nullable T> act) {
        return Mono.fromSupplier(() -> {
            synchronized (this) {
                return act.get();
            }
        });
    }
}
