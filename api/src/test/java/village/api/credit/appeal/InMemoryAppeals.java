package village.api.credit.appeal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import village.api.Once;
import village.api.Page;
import village.api.Reason;
import village.api.Refusal;
import village.api.credit.Member;
import village.api.credit.ledger.Entry;
import village.api.event.Event;
import village.api.place.Village;

/** Appeals under one lock, which stands for every row's. */
public final class InMemoryAppeals implements Appeals {
    private static final Comparator<Appeal> LATEST = Comparator.<Appeal, String>comparing(
                    appeal -> appeal.id().toString())
            .reversed();

    private record Place(String branch, boolean secretary) {}

    private final Map<Appeal.Id, Appeal> appeals = new HashMap<>();
    private final Map<Once, Appeal.Id> keys = new HashMap<>();
    private final Map<Member, Place> places = new HashMap<>();
    private final Set<Entry.Id> takenBack = new HashSet<>();
    private final List<Event> events = new ArrayList<>();

    /** Says where a member belongs. */
    public InMemoryAppeals put(Member member, String branch, boolean secretary) {
        places.put(member, new Place(branch, secretary));
        return this;
    }

    /** Says that a line was reversed. */
    public synchronized InMemoryAppeals reversed(Entry.Id line) {
        takenBack.add(line);
        return this;
    }

    /** What was told, in order. */
    public synchronized List<Event> events() {
        return List.copyOf(events);
    }

    @Override
    public Mono<Appeal> add(Once once, AppealChange change) {
        return locked(() -> {
            var before = keys.get(once);
            if (before != null) {
                return appeals.get(before);
            }
            var line = change.after().line();
            if (takenBack.contains(line)) {
                throw Refusal.of(Reason.CREDIT_REVERSED_ALREADY);
            }
            if (appeals.values().stream()
                    .anyMatch(known -> known.line().equals(line) && known.status() == Appeal.Status.UPHELD)) {
                throw Refusal.of(Reason.CREDIT_APPEAL_DECIDED);
            }
            if (waits(change.after().member().village(), line)) {
                throw Refusal.of(Reason.CREDIT_APPEAL_WAITING);
            }
            keys.put(once, change.after().id());
            return kept(change);
        });
    }

    private Appeal kept(AppealChange change) {
        appeals.put(change.after().id(), change.after());
        events.add(change.event());
        return change.after();
    }

    private boolean waits(Village.Id village, Entry.Id line) {
        return appeals.values().stream()
                .anyMatch(appeal -> appeal.member().village().equals(village)
                        && appeal.line().equals(line)
                        && appeal.status() == Appeal.Status.WAITING);
    }

    @Override
    public Mono<Appeal> locked(Village.Id village, Appeal.Id id) {
        return byId(village, id);
    }

    @Override
    public Mono<Appeal> decide(AppealChange change) {
        return locked(() -> {
            var before = appeals.get(change.after().id());
            if (before == null || before.version() != change.after().version() - 1) {
                throw Refusal.of(Reason.EDIT_CONFLICT);
            }
            return kept(change);
        });
    }

    @Override
    public Mono<Appeal> byId(Village.Id village, Appeal.Id id) {
        return locked(() -> Optional.ofNullable(appeals.get(id))
                .filter(appeal -> appeal.member().village().equals(village))
                .orElse(null));
    }

    @Override
    public Mono<Page<Appeal, UUID>> of(Collection<Member> members, Slice slice) {
        return page(appeal -> members.contains(appeal.member()), slice);
    }

    @Override
    public Mono<Page<Appeal, UUID>> list(Village.Id village, Optional<String> keeps, boolean waiting, Slice slice) {
        return page(
                appeal -> appeal.member().village().equals(village)
                        && waiting == (appeal.status() == Appeal.Status.WAITING)
                        && keeps(keeps, appeal.member()),
                slice);
    }

    private boolean keeps(Optional<String> branch, Member member) {
        var place = places.get(member);
        return place != null && branch.map(place.branch()::equals).orElse(place.secretary() || !kept(member, place));
    }

    private boolean kept(Member member, Place place) {
        return places.entrySet().stream()
                .anyMatch(other -> other.getKey().village().equals(member.village())
                        && other.getValue().secretary()
                        && other.getValue().branch().equals(place.branch()));
    }

    @Override
    public Mono<Boolean> waiting(Village.Id village, Entry.Id line) {
        return locked(() -> waits(village, line));
    }

    private Mono<Page<Appeal, UUID>> page(Predicate<Appeal> wanted, Slice slice) {
        return locked(() -> Page.of(
                appeals.values().stream()
                        .filter(wanted)
                        .filter(appeal -> slice.after()
                                .filter(last -> appeal.id().toString().compareTo(last.toString()) >= 0)
                                .isEmpty())
                        .sorted(LATEST)
                        .limit(slice.limit() + 1L)
                        .toList(),
                slice.limit(),
                appeal -> appeal.id().value()));
    }

    private <T> Mono<T> locked(Supplier<@Nullable T> act) {
        return Mono.fromSupplier(() -> {
            synchronized (this) {
                return act.get();
            }
        });
    }
}
