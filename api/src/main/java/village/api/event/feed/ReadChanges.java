package village.api.event.feed;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import reactor.core.publisher.Mono;
import village.api.Reason;
import village.api.Refusal;
import village.api.client.Client;
import village.api.client.Scope;
import village.api.event.EventLog;
import village.api.event.EventLog.Sieve;
import village.api.event.LogPosition;
import village.api.event.SequencedEvent;

/**
 * Another platform follows what changes. An event that was committed late comes later and is never skipped; a page costs
 * the same at any depth, however little of the log is for the one who asks.
 */
public final class ReadChanges {
    public static final int MOST = 500;
    private static final int STRIDE = 20_000;

    private final EventLog log;
    private final Views views;
    private final int stride;

    public ReadChanges(EventLog log, Views views) {
        this(log, views, STRIDE);
    }

    /** @param stride how many positions are looked through for one page at most */
    ReadChanges(EventLog log, Views views, int stride) {
        this.log = log;
        this.views = views;
        this.stride = stride;
    }

    /**
     * A piece of the log.
     *
     * @param events may be empty though there is more: then nothing on that stretch was for the one who asks
     * @param next where to go on, always; keep it
     * @param more whether to ask again at once
     */
    public record Changes(List<PublicEvent> events, LogPosition next, boolean more) {
        public Changes {
            events = List.copyOf(events);
        }
    }

    /**
     * What changed after a kept position; from the very first without one. Refuses a position from before a backup was
     * restored ({@code event.cursor-stale}).
     *
     * @param limit 1 to {@value #MOST}
     */
    public Mono<Changes> read(Client.Id client, Set<Scope> scopes, Optional<LogPosition> after, int limit) {
        if (limit < 1 || limit > MOST) {
            return Mono.error(() -> Refusal.of(Reason.LIST_LIMIT_INVALID, "每页数量应在 1 到 " + MOST + " 之间。"));
        }
        return log.head().flatMap(head -> {
            var from = after.map(kept -> sound(kept, head)).orElse(head.at(0));
            return views.of(scopes, head.position()).flatMap(view -> read(client, view, from, head, limit));
        });
    }

    /** Where the log ends now: keep it, read everything, and follow from it. */
    public Mono<Changes> fromNow() {
        return log.head().map(head -> new Changes(List.of(), head, false));
    }

    /** The head was read first: everything up to it has its place for ever. */
    private Mono<Changes> read(Client.Id client, View view, LogPosition from, LogPosition head, int limit) {
        var upTo = Math.min(from.position() + stride, head.position());
        var sieve = new Sieve(view.types(), view.codes().keySet());
        return log.sieved(from.position(), upTo, sieve, limit)
                .flatMap(found -> views.owners(found).map(owners -> {
                    var reached =
                            found.size() < limit ? upTo : found.get(limit - 1).position();
                    var told = told(view, found, event -> View.tie(event, client, owners));
                    return new Changes(told, from.at(reached), reached < head.position());
                }));
    }

    private static List<PublicEvent> told(View view, List<SequencedEvent> found, Function<SequencedEvent, Tie> ties) {
        return found.stream()
                .flatMap(event -> view.of(event, ties.apply(event)).stream())
                .toList();
    }

    /** Whoever kept the place before the first event has missed nothing, whatever became of the log. */
    private static LogPosition sound(LogPosition kept, LogPosition head) {
        if (kept.position() == 0) {
            return head.at(0);
        }
        try {
            return kept.within(head);
        } catch (Refusal stale) {
            throw Refusal.of(stale.reason(), "数据已从备份恢复，原来的游标作废。请先用 from=now 取新的游标，再重新读取全部数据，然后从新游标往后读。");
        }
    }
}
