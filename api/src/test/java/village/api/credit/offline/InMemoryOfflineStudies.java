package village.api.credit.offline;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
import village.api.event.Event;
import village.api.place.Village;

/** Handed-in studies under one lock, which stands for every row's. */
public final class InMemoryOfflineStudies implements OfflineStudies {
    private static final Comparator<OfflineStudy> LATEST = Comparator.<OfflineStudy, String>comparing(
                    study -> study.id().toString())
            .reversed();

    private record Place(String branch, boolean secretary) {}

    private final Map<OfflineStudy.Id, OfflineStudy> studies = new HashMap<>();
    private final Map<Once, OfflineStudy.Id> keys = new HashMap<>();
    private final Map<Member, Place> places = new HashMap<>();
    private final List<Event> events = new ArrayList<>();

    /** Says where a member belongs. */
    public InMemoryOfflineStudies put(Member member, String branch, boolean secretary) {
        places.put(member, new Place(branch, secretary));
        return this;
    }

    /** What was told, in order. */
    public synchronized List<Event> events() {
        return List.copyOf(events);
    }

    @Override
    public Mono<OfflineStudy> add(Once once, OfflineChange change, int most) {
        return locked(() -> {
            var known = keys.get(once);
            if (known != null) {
                return studies.get(known);
            }
            var waiting = studies.values().stream()
                    .filter(study -> study.member().equals(change.after().member()))
                    .filter(study -> study.state() == OfflineStudy.State.WAITING)
                    .count();
            if (waiting >= most) {
                throw Refusal.of(Reason.OFFLINE_STUDY_TOO_MANY);
            }
            keys.put(once, change.after().id());
            return kept(change);
        });
    }

    @Override
    public Mono<OfflineStudy> add(OfflineChange change) {
        return locked(() -> kept(change));
    }

    private OfflineStudy kept(OfflineChange change) {
        studies.put(change.after().id(), change.after());
        events.add(change.event());
        return change.after();
    }

    @Override
    public Mono<OfflineStudy> locked(Village.Id village, OfflineStudy.Id id) {
        return byId(village, id);
    }

    @Override
    public Mono<OfflineStudy> decide(OfflineChange change) {
        return locked(() -> {
            var before = studies.get(change.after().id());
            if (before == null || before.version() != change.after().version() - 1) {
                throw Refusal.of(Reason.EDIT_CONFLICT);
            }
            return kept(change);
        });
    }

    @Override
    public Mono<OfflineStudy> byId(Village.Id village, OfflineStudy.Id id) {
        return locked(() -> Optional.ofNullable(studies.get(id))
                .filter(study -> study.member().village().equals(village))
                .orElse(null));
    }

    @Override
    public Mono<Page<OfflineStudy, UUID>> of(Member member, Slice slice) {
        return page(study -> study.member().equals(member), slice);
    }

    @Override
    public Mono<Page<OfflineStudy, UUID>> list(
            Village.Id village, Optional<String> keeps, boolean waiting, Slice slice) {
        return page(
                study -> study.member().village().equals(village)
                        && study.state() != OfflineStudy.State.WITHDRAWN
                        && waiting == (study.state() == OfflineStudy.State.WAITING)
                        && keeps(keeps, study.member()),
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

    private Mono<Page<OfflineStudy, UUID>> page(Predicate<OfflineStudy> wanted, Slice slice) {
        return locked(() -> Page.of(
                studies.values().stream()
                        .filter(wanted)
                        .filter(study -> slice.after()
                                .filter(last -> study.id().toString().compareTo(last.toString()) >= 0)
                                .isEmpty())
                        .sorted(LATEST)
                        .limit(slice.limit() + 1L)
                        .toList(),
                slice.limit(),
                study -> study.id().value()));
    }

    private <T> Mono<T> locked(Supplier<@Nullable T> act) {
        return Mono.fromSupplier(() -> {
            synchronized (this) {
                return act.get();
            }
        });
    }
}
