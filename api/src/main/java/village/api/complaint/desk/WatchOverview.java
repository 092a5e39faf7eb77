package village.api.complaint.desk;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import village.api.Reason;
import village.api.Refusal;
import village.api.event.LogTail;
import village.api.event.SequencedEvent;
import village.api.identity.Actor;
import village.api.identity.Person;
import village.api.identity.Session;
import village.api.identity.session.Sessions;
import village.api.place.Village;

/**
 * Keeps an overview up to date for whoever looks at it. All who look at one area on one instance share one reading, which
 * follows the log; but those who are staff of a village there themselves see figures of their own.
 */
public final class WatchOverview implements LogTail.Listener {
    private final ReadOverview readOverview;
    private final VillagesBelow villagesBelow;
    private final Sessions sessions;
    private final Pace pace;
    private final Clock clock;
    private final Map<Scope, LiveOverview> areas = new ConcurrentHashMap<>();
    private final Set<LiveOverview> live = ConcurrentHashMap.newKeySet();
    private final Map<Person.Id, Integer> watchers = new ConcurrentHashMap<>();

    public WatchOverview(
            ReadOverview readOverview, VillagesBelow villagesBelow, Sessions sessions, Pace pace, Clock clock) {
        this.readOverview = readOverview;
        this.villagesBelow = villagesBelow;
        this.sessions = sessions;
        this.pace = pace;
        this.clock = clock;
    }

    /**
     * How often and how many.
     *
     * @param rest between two readings of an area
     * @param renewal read again at the latest, for colours change with time alone
     * @param doubt how often session and office of a watcher are looked at again
     * @param each watches one person may have on an instance
     * @param all watches an instance bears
     */
    public record Pace(Duration rest, Duration renewal, Duration doubt, int each, int all) {}

    /**
     * What is looked at.
     *
     * @param own whose staff the watcher is himself
     */
    private record Scope(String area, Set<Village.Id> own) {}

    /**
     * The overview now and after every change, until the session or the office ends, or he becomes or ceases to be staff
     * of one of the villages himself; that the access token runs out does
     * not matter while the session lives. Refuses with {@code session.invalid} when it has ended, and with {@code
     * request.too-many} when too many are watched already.
     */
    public Flux<List<ReadOverview.Row>> watch(Actor actor, Session.Id session, String area) {
        return signedIn(session)
                .then(Mono.defer(() -> scope(actor, area)))
                .flatMapMany(scope -> Flux.using(
                        () -> begun(actor.requirePerson()),
                        person -> live(actor, scope).takeUntilOther(ended(actor, session, scope)),
                        this::over));
    }

    /** Refuses whoever holds no office there. */
    private Mono<Scope> scope(Actor actor, String area) {
        return villagesBelow
                .of(actor, area)
                .flatMap(below -> villagesBelow.staffOf(actor, below))
                .map(own -> new Scope(area, own));
    }

    /** An access token outlives a session by minutes; a stream would outlive both. */
    private Mono<Session> signedIn(Session.Id session) {
        return sessions.alive(session, clock.instant())
                .switchIfEmpty(Mono.error(() -> Refusal.of(Reason.SESSION_INVALID)));
    }

    private Flux<List<ReadOverview.Row>> live(Actor actor, Scope scope) {
        return Flux.defer(
                () -> areas.computeIfAbsent(scope, any -> opened(actor, any)).rows());
    }

    /** Whoever looks first reads for all; the others have been allowed the same area, and are kept from the same. */
    private LiveOverview opened(Actor actor, Scope scope) {
        return new LiveOverview(readOverview.read(actor, scope.area(), scope.own()), pace, live::add, closed -> {
            live.remove(closed);
            areas.remove(scope, closed);
        });
    }

    private Mono<Boolean> ended(Actor actor, Session.Id session, Scope scope) {
        return Flux.interval(pace.doubt())
                .onBackpressureDrop()
                .concatMap(any -> gone(actor, session, scope))
                .filter(gone -> gone)
                .next();
    }

    /** While nobody can say, the watcher stays; the next look decides. */
    private Mono<Boolean> gone(Actor actor, Session.Id session, Scope scope) {
        return sessions.alive(session, clock.instant())
                .flatMap(alive -> scope(actor, scope.area()).map(now -> !now.equals(scope)))
                .defaultIfEmpty(true)
                .onErrorResume(Refusal.class, refusal -> Mono.just(true))
                .onErrorReturn(false);
    }

    private Person.Id begun(Person.Id person) {
        synchronized (watchers) {
            var all = watchers.values().stream().mapToInt(Integer::intValue).sum();
            if (all >= pace.all() || watchers.getOrDefault(person, 0) >= pace.each()) {
                throw Refusal.retryAfter(Reason.REQUEST_TOO_MANY, pace.doubt());
            }
            watchers.merge(person, 1, Integer::sum);
        }
        return person;
    }

    private void over(Person.Id person) {
        synchronized (watchers) {
            watchers.computeIfPresent(person, (any, count) -> count == 1 ? null : count - 1);
        }
    }

    /** How many are watching on this instance. */
    public int watching() {
        synchronized (watchers) {
            return watchers.values().stream().mapToInt(Integer::intValue).sum();
        }
    }

    @Override
    public void happened(SequencedEvent event) {
        event.event().village().ifPresent(village -> live.forEach(area -> area.happenedIn(village)));
    }

    @Override
    public void missed() {
        live.forEach(LiveOverview::changed);
    }
}
