package village.api.attachment;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.Supplier;
import reactor.core.publisher.Mono;
import village.api.Once;
import village.api.Page;
import village.api.Reason;
import village.api.Refusal;
import village.api.event.Event;
import village.api.identity.Person;
import village.api.place.Village;

/** {@link Attachments} in memory, as atomic as the table. */
public final class InMemoryAttachments implements Attachments {
    private final Map<Attachment.Id, Attachment> rows = new HashMap<>();
    private final Map<List<String>, Made> keys = new HashMap<>();
    private final List<Event> events = new ArrayList<>();

    private final Map<Attachment.Id, Turn> erased = new LinkedHashMap<>();

    private record Turn(Erased erased, Instant at) {}

    private record Made(String fingerprint, Attachment.Id id) {}

    @Override
    public Mono<Attachment> add(Attachment attachment, Event event, Once once) {
        return atomically(() -> {
            var key = List.of(attachment.village().toString(), once.owner(), once.operation(), once.key());
            var earlier = keys.putIfAbsent(key, new Made(once.fingerprint(), attachment.id()));
            if (earlier == null) {
                rows.put(attachment.id(), attachment);
                events.add(event);
                return attachment;
            }
            if (!earlier.fingerprint().equals(once.fingerprint())) {
                throw Refusal.of(Reason.IDEMPOTENCY_KEY_REUSED);
            }
            return rows.get(earlier.id());
        });
    }

    @Override
    public Mono<Attachment> byId(Village.Id village, Attachment.Id id) {
        return atomically(() -> Optional.ofNullable(rows.get(id))
                .filter(row -> row.village().equals(village))
                .orElse(null));
    }

    @Override
    public Mono<List<Attachment>> of(Village.Id village, Attachment.Owner owner) {
        return atomically(() -> sorted(row -> row.village().equals(village)
                && row.owner().filter(owner::equals).isPresent()));
    }

    @Override
    public Mono<Page<Attachment, UUID>> inState(
            Village.Id village, Set<Attachment.State> states, Optional<UUID> after, int limit) {
        return atomically(() -> {
            var found = sorted(row -> row.village().equals(village)
                    && row.owner().isPresent()
                    && states.contains(row.state())
                    && after.filter(last -> key(row).compareTo(last.toString()) <= 0)
                            .isEmpty());
            return Page.of(
                    found.stream().limit(limit + 1L).toList(),
                    limit,
                    row -> row.id().value());
        });
    }

    @Override
    public Mono<Void> claim(Village.Id village, List<Attachment.Id> ids, Person.Id uploader, Attachment.Owner owner) {
        return atomically(() -> {
                    var free = ids.stream()
                            .distinct()
                            .allMatch(id -> Optional.ofNullable(rows.get(id))
                                    .filter(row -> row.village().equals(village))
                                    .filter(row -> row.uploader().equals(uploader))
                                    .filter(row -> row.owner().isEmpty())
                                    .isPresent());
                    if (!free) {
                        throw Refusal.of(Reason.ATTACHMENT_NOT_YOURS);
                    }
                    ids.forEach(id -> rows.compute(id, (same, row) -> used(row, owner)));
                    return true;
                })
                .then();
    }

    @Override
    public Mono<Attachment> change(Attachment changed, Event event) {
        return atomically(() -> {
            var before = rows.get(changed.id());
            if (before == null || before.version() != changed.version() - 1) {
                throw Refusal.of(Reason.EDIT_CONFLICT);
            }
            rows.put(
                    changed.id(),
                    before.owner().map(owner -> used(changed, owner)).orElse(changed));
            events.add(event);
            return changed;
        });
    }

    @Override
    public Mono<Void> erase(Attachment gone, Event event) {
        return atomically(() -> {
                    var before = rows.get(gone.id());
                    if (before == null || before.version() != gone.version() - 1) {
                        throw Refusal.of(Reason.EDIT_CONFLICT);
                    }
                    rows.remove(gone.id());
                    erased.put(gone.id(), new Turn(new Erased(gone.village(), gone.id(), false), event.occurredAt()));
                    return events.add(event);
                })
                .then();
    }

    @Override
    public Mono<List<Erased>> toRemove(Instant now, int limit) {
        return atomically(() -> erased.values().stream()
                .filter(turn -> !turn.at().isAfter(now))
                .sorted(Comparator.comparing(Turn::at))
                .map(Turn::erased)
                .limit(limit)
                .toList());
    }

    @Override
    public Mono<Void> putBack(Erased gone, Instant next) {
        return atomically(() -> Optional.ofNullable(erased.computeIfPresent(
                        gone.id(), (id, turn) -> new Turn(new Erased(gone.village(), id, true), next))))
                .then();
    }

    @Override
    public Mono<Void> removed(Erased gone, Instant at) {
        return atomically(() -> Optional.ofNullable(erased.remove(gone.id()))).then();
    }

    @Override
    public Mono<Void> fingerprint(Village.Id village, Attachment.Id id, String sha256) {
        return Mono.fromRunnable(() -> locked(() -> rows.computeIfPresent(
                id, (same, row) -> row.village().equals(village) && row.sha256().isEmpty() ? row.of(sha256) : row)));
    }

    /** Everything pending, in order of upload. */
    public synchronized List<Attachment> pending() {
        return sorted(row -> row.state() == Attachment.State.PENDING);
    }

    public synchronized List<Event> events() {
        return List.copyOf(events);
    }

    private List<Attachment> sorted(Predicate<Attachment> wanted) {
        return rows.values().stream()
                .filter(wanted)
                .sorted(Comparator.comparing(InMemoryAttachments::key))
                .toList();
    }

    /** PostgreSQL sorts UUIDs by their unsigned bytes, as their text sorts. */
    private static String key(Attachment row) {
        return row.id().toString();
    }

    private static Attachment used(Attachment row, Attachment.Owner owner) {
        return new Attachment(
                row.id(),
                row.village(),
                row.uploader(),
                row.format(),
                row.name(),
                row.state(),
                row.bytes(),
                row.sha256(),
                row.dimensions(),
                Optional.of(owner),
                row.decision(),
                row.uploadedAt(),
                row.version());
    }

    private synchronized <T> T locked(Supplier<T> act) {
        return act.get();
    }

    private <T> Mono<T> atomically(Supplier<T> act) {
        return Mono.fromSupplier(() -> locked(act));
    }
}
