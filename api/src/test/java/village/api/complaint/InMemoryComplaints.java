package village.api.complaint;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import reactor.core.publisher.Mono;
import village.api.Once;
import village.api.Page;
import village.api.Reason;
import village.api.Refusal;
import village.api.event.Event;
import village.api.event.feed.PublicType;
import village.api.identity.Person;
import village.api.place.Village;

/** The twin: as atomic as the tables. */
public final class InMemoryComplaints implements Complaints {
    private static final Comparator<Complaint> NEWEST_FIRST =
            Comparator.<Complaint, String>comparing(c -> c.id().toString()).reversed();
    private static final Comparator<Complaint> BY_DUE =
            Comparator.comparing(Complaint::dueAt).thenComparing(c -> c.id().toString());

    private final Map<Complaint.Id, Complaint> complaints = new LinkedHashMap<>();
    private final Map<Complaint.Id, List<Step>> steps = new HashMap<>();
    private final Map<String, Made> keys = new HashMap<>();
    private final List<Event> events = new ArrayList<>();

    private record Made(String fingerprint, Complaint.Id id) {}

    /** What was told, in order. */
    public synchronized List<Event> events() {
        return List.copyOf(events);
    }

    /** Everything, in the order it came. */
    public synchronized List<Complaint> all() {
        return List.copyOf(complaints.values());
    }

    @Override
    public Mono<Complaint.Id> add(Once once, List<Change> changes) {
        return Mono.fromSupplier(() -> added(once, changes));
    }

    private synchronized Complaint.Id added(Once once, List<Change> changes) {
        var complaint = changes.get(changes.size() - 1).after();
        var made = made(complaint.village(), once);
        if (made.isPresent()) {
            return made.get();
        }
        if (complaints.values().stream().anyMatch(other -> sameTicket(other, complaint))) {
            throw new TicketTaken();
        }
        keys.put(keyOf(complaint.village(), once), new Made(once.fingerprint(), complaint.id()));
        changes.forEach(this::keep);
        return complaint.id();
    }

    @Override
    public Mono<Complaint> change(
            Village.Id village, Complaint.Id id, Optional<Once> once, Function<Complaint, Change> act) {
        return Mono.defer(() -> Mono.justOrEmpty(changed(village, id, once, act)));
    }

    private synchronized Optional<Complaint> changed(
            Village.Id village, Complaint.Id id, Optional<Once> once, Function<Complaint, Change> act) {
        var found = existing(village, id);
        if (found.isEmpty() || once.flatMap(key -> made(village, key)).isPresent()) {
            return found;
        }
        var change = act.apply(found.get());
        once.ifPresent(key -> keys.put(keyOf(village, key), new Made(key.fingerprint(), id)));
        keep(change);
        return Optional.of(change.after());
    }

    @Override
    public Mono<Complaint> changeBoth(
            Village.Id village,
            Complaint.Id first,
            Complaint.Id second,
            Optional<Once> once,
            BiFunction<Complaint, Complaint, List<Change>> rule) {
        return Mono.defer(() -> Mono.justOrEmpty(changedBoth(village, first, second, once, rule)));
    }

    private synchronized Optional<Complaint> changedBoth(
            Village.Id village,
            Complaint.Id first,
            Complaint.Id second,
            Optional<Once> once,
            BiFunction<Complaint, Complaint, List<Change>> rule) {
        var one = existing(village, first);
        var other = existing(village, second);
        if (once.flatMap(key -> made(village, key)).isPresent()) {
            return one;
        }
        if (one.isEmpty() || other.isEmpty()) {
            return Optional.empty();
        }
        var changes = rule.apply(one.get(), other.get());
        once.ifPresent(key -> keys.put(keyOf(village, key), new Made(key.fingerprint(), first)));
        changes.forEach(this::keep);
        return existing(village, first);
    }

    @Override
    public Mono<Merges> changeMerged(
            Village.Id village, Complaint.Id id, Optional<Once> once, Function<Merges, List<Change>> rule) {
        return Mono.defer(() -> Mono.justOrEmpty(changedMerged(village, id, once, rule)));
    }

    private synchronized Optional<Merges> changedMerged(
            Village.Id village, Complaint.Id id, Optional<Once> once, Function<Merges, List<Change>> rule) {
        var found = existing(village, id);
        if (found.isEmpty() || once.flatMap(key -> made(village, key)).isPresent()) {
            return found.map(Merges::none);
        }
        var before = new Merges(found.get(), below(found.get()), above(found.get()));
        var changes = rule.apply(before);
        once.ifPresent(key -> keys.put(keyOf(village, key), new Made(key.fingerprint(), id)));
        changes.forEach(this::keep);
        return Optional.of(new Merges(now(before.complaint()), now(before.from()), now(before.into())));
    }

    @Override
    public synchronized Mono<Boolean> shared(Village.Id village, Complaint.Id id, Person.Id by) {
        return Mono.just(existing(village, id)
                .map(found -> new Merges(found, below(found), List.of()).shared(by))
                .orElse(false));
    }

    @Override
    public synchronized Mono<List<Complaint>> parts(Village.Id village, Complaint.Id id) {
        return Mono.just(existing(village, id).map(this::below).orElse(List.of()));
    }

    /** What was merged into it, directly or through others, by id. */
    synchronized List<Complaint> below(Complaint into) {
        return in(into.village())
                .filter(one -> above(one).stream().anyMatch(other -> other.id().equals(into.id())))
                .sorted(NEWEST_FIRST.reversed())
                .toList();
    }

    /** What it was merged into, the next one first. */
    synchronized List<Complaint> above(Complaint from) {
        var next = from.ending().mergedInto().flatMap(into -> existing(from.village(), into));
        return next.map(one ->
                        Stream.concat(Stream.of(one), above(one).stream()).toList())
                .orElse(List.of());
    }

    private List<Complaint> now(List<Complaint> before) {
        return before.stream().map(this::now).toList();
    }

    private Complaint now(Complaint before) {
        return existing(before.village(), before.id()).orElseThrow();
    }

    @Override
    public synchronized Mono<List<Key>> late(Deadline.Level level, Instant before, int limit) {
        return Mono.just(complaints.values().stream()
                .filter(found -> found.status().open() && found.status() != Status.NEED_INFO)
                .filter(found ->
                        found.deadline().level() == level && found.dueAt().isBefore(before))
                .sorted(Comparator.comparing(Complaint::dueAt))
                .limit(limit)
                .map(found -> new Key(found.village(), found.id()))
                .toList());
    }

    @Override
    public synchronized Mono<List<Key>> lateOutside(Instant before, int limit) {
        return Mono.just(complaints.values().stream()
                .filter(found -> found.status() == Status.TRANSFERRED_OUT)
                .filter(found -> found.deadline().level() != Deadline.Level.COUNTY)
                .filter(found -> found.dueAt().isBefore(before))
                .sorted(Comparator.comparing(Complaint::dueAt))
                .limit(limit)
                .map(found -> new Key(found.village(), found.id()))
                .toList());
    }

    @Override
    public synchronized Mono<List<Key>> waiting(Status verifiedOrRated, Instant before, int limit) {
        return Mono.just(complaints.values().stream()
                .filter(found -> found.status() == verifiedOrRated)
                .filter(found -> since(found).isBefore(before))
                .sorted(Comparator.comparing(InMemoryComplaints::since))
                .limit(limit)
                .map(found -> new Key(found.village(), found.id()))
                .toList());
    }

    @Override
    public synchronized Mono<List<Key>> silent(boolean reminded, Instant before, int limit) {
        Function<Complaint, Instant> since = found ->
                found.askedAgainAt().orElseGet(() -> found.deadline().pausedAt().orElseThrow());
        return Mono.just(complaints.values().stream()
                .filter(found -> found.status() == Status.NEED_INFO)
                .filter(found -> found.askedAgainAt().isPresent() == reminded)
                .filter(found -> since.apply(found).isBefore(before))
                .sorted(Comparator.comparing(since))
                .limit(limit)
                .map(found -> new Key(found.village(), found.id()))
                .toList());
    }

    private static Instant since(Complaint found) {
        var ending = found.ending();
        return (found.status() == Status.RATED ? ending.ratedAt() : ending.verifiedAt()).orElseThrow();
    }

    private static boolean isReporter(Complaint complaint, Person.Id person) {
        var family = complaint.reporting().source() == Reporting.Source.FAMILY
                && complaint.reporting().filer().equals(person);
        return family || complaint.reporter().filter(person::equals).isPresent();
    }

    private void keep(Change change) {
        var id = change.after().id();
        told(Optional.ofNullable(complaints.put(id, change.after())), change);
        change.step()
                .ifPresent(step ->
                        steps.computeIfAbsent(id, any -> new ArrayList<>()).add(step));
        events.add(change.event());
    }

    /** Whoever follows the case outside hears of every change of its status. */
    private static void told(Optional<Complaint> before, Change change) {
        var changed = before.filter(one -> one.status() != change.after().status());
        var type = change.event().type();
        if (changed.isPresent() && PublicType.of(type).isEmpty()) {
            throw new AssertionError("event: " + type + " (expected: a public one, as it changes the status)");
        }
    }

    private Optional<Complaint.Id> made(Village.Id village, Once once) {
        var made = Optional.ofNullable(keys.get(keyOf(village, once)));
        if (made.filter(earlier -> !earlier.fingerprint().equals(once.fingerprint()))
                .isPresent()) {
            throw Refusal.of(Reason.IDEMPOTENCY_KEY_REUSED);
        }
        return made.map(Made::id);
    }

    private static String keyOf(Village.Id village, Once once) {
        return String.join("\n", village.toString(), once.owner(), once.operation(), once.key());
    }

    private static boolean sameTicket(Complaint one, Complaint other) {
        return one.village().equals(other.village()) && one.ticket().equals(other.ticket());
    }

    @Override
    public synchronized Mono<Complaint> byId(Village.Id village, Complaint.Id id) {
        return Mono.justOrEmpty(existing(village, id));
    }

    private Optional<Complaint> existing(Village.Id village, Complaint.Id id) {
        return Optional.ofNullable(complaints.get(id))
                .filter(found -> found.village().equals(village));
    }

    @Override
    public synchronized Mono<Complaint> byTicket(Village.Id village, Ticket ticket) {
        return Mono.justOrEmpty(
                in(village).filter(found -> found.ticket().equals(ticket)).findFirst());
    }

    @Override
    public synchronized Mono<List<Step>> steps(Village.Id village, Complaint.Id id) {
        return Mono.just(existing(village, id)
                .map(found -> List.copyOf(steps.get(found.id())))
                .orElse(List.of()));
    }

    @Override
    public synchronized Mono<Page<Complaint, Complaint.Id>> reportedBy(Person.Id reporter, Slice slice) {
        return page(complaints.values().stream().filter(c -> isReporter(c, reporter)), NEWEST_FIRST, slice);
    }

    @Override
    public synchronized Mono<Page<Complaint, Complaint.Id>> unfinished(
            Village.Id village, Person.Id reporter, Slice slice) {
        return page(
                in(village).filter(c -> isReporter(c, reporter) && c.status().unfinished()), NEWEST_FIRST, slice);
    }

    @Override
    public synchronized Mono<Page<Complaint, Complaint.Id>> published(Village.Id village, Slice slice) {
        return page(in(village).filter(Complaint::published), NEWEST_FIRST, slice);
    }

    @Override
    public synchronized Mono<Page<Complaint, Complaint.Id>> forStaff(Village.Id village, StaffView view, Slice slice) {
        return page(visible(village, view), view.open() ? BY_DUE : NEWEST_FIRST, slice);
    }

    private Stream<Complaint> visible(Village.Id village, StaffView view) {
        Predicate<Complaint> his = found -> view.onlyHandledBy().isEmpty()
                || found.handler().equals(view.onlyHandledBy())
                || found.handling().assistants().contains(view.onlyHandledBy().get())
                || found.grid().filter(view.grids()::contains).isPresent();
        return in(village)
                .filter(found -> view.aboutStaff() || !found.intake().aboutStaff())
                .filter(his)
                .filter(found -> !view.open() || found.status().open());
    }

    private Stream<Complaint> in(Village.Id village) {
        return complaints.values().stream().filter(found -> found.village().equals(village));
    }

    private Mono<Page<Complaint, Complaint.Id>> page(
            Stream<Complaint> found, Comparator<Complaint> order, Slice slice) {
        var last = slice.after().map(complaints::get);
        var rows = found.sorted(order)
                .filter(one -> last.isEmpty() || order.compare(one, last.get()) > 0)
                .limit(slice.limit() + 1L)
                .toList();
        return Mono.just(Page.of(rows, slice.limit(), Complaint::id));
    }

    @Override
    public synchronized Mono<List<OpenCount>> openCounts(List<Village.Id> villages, Set<Village.Id> own, Instant now) {
        return Mono.just(villages.stream()
                .map(village -> count(
                        village,
                        in(village).filter(found -> !found.intake().aboutStaff() || !own.contains(village)),
                        now))
                .filter(count -> count.open() > 0)
                .toList());
    }

    @Override
    public synchronized Mono<OpenCount> openCount(Village.Id village, StaffView view, Instant now) {
        return Mono.just(count(village, visible(village, view), now));
    }

    private static OpenCount count(Village.Id village, Stream<Complaint> found, Instant now) {
        var open = found.filter(one -> one.status().open()).toList();
        return new OpenCount(
                village,
                open.size(),
                open.stream().filter(one -> one.colour(now) == Colour.YELLOW).count(),
                open.stream().filter(one -> one.colour(now) == Colour.RED).count());
    }
}
