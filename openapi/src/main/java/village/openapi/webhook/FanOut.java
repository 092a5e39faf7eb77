package village.openapi.webhook;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;
import village.api.client.Client;
import village.api.client.Resource;
import village.api.client.Scope;
import village.api.event.Consumer;
import village.api.event.EventLog;
import village.api.event.LogPosition;
import village.api.event.SequencedEvent;
import village.api.event.feed.PublicEvent;
import village.api.event.feed.PublicType;
import village.api.event.feed.Tie;
import village.api.event.feed.View;
import village.api.event.feed.Views;
import village.api.place.Village;
import village.openapi.client.Times;
import village.openapi.v1.change.ChangeLine;
import village.openapi.webhook.Outbox.Message;
import village.openapi.webhook.Outbox.Subscriber;

/** Follows the log and lets a message wait for each webhook that may hear of an event. */
public final class FanOut implements Consumer {
    private final Outbox outbox;
    private final Views views;
    private final EventLog log;
    private final JsonMapper json;

    public FanOut(Outbox outbox, Views views, EventLog log, JsonMapper json) {
        this.outbox = outbox;
        this.views = views;
        this.log = log;
        this.json = json;
    }

    @Override
    public String name() {
        return "webhooks";
    }

    @Override
    public Mono<Void> consume(SequencedEvent event) {
        return consumeAll(List.of(event));
    }

    @Override
    public Mono<Void> consumeAll(List<SequencedEvent> events) {
        return outbox.subscribers()
                .filter(subscribers -> !subscribers.isEmpty())
                .flatMap(subscribers -> known(subscribers, events).map(known -> messages(events, subscribers, known)))
                .filter(messages -> !messages.isEmpty())
                .flatMap(outbox::put);
    }

    /**
     * What the messages of a stretch of the log need.
     *
     * @param epoch the history the log is in now
     */
    private record Known(Map<Set<Scope>, View> seen, Map<UUID, Set<Client.Id>> owners, long epoch) {}

    private Mono<Known> known(List<Subscriber> subscribers, List<SequencedEvent> events) {
        return Mono.zip(
                        views(subscribers, events.get(events.size() - 1).position()),
                        views.owners(events),
                        log.head().map(LogPosition::epoch))
                .map(found -> new Known(found.getT1(), found.getT2(), found.getT3()));
    }

    /** Webhooks of one client see the same. */
    private Mono<Map<Set<Scope>, View>> views(List<Subscriber> subscribers, long position) {
        return Flux.fromStream(subscribers.stream().map(Subscriber::scopes).distinct())
                .concatMap(scopes -> views.of(scopes, position).map(view -> Map.entry(scopes, view)))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private List<Message> messages(List<SequencedEvent> events, List<Subscriber> subscribers, Known known) {
        return events.stream()
                .flatMap(event -> messages(event, subscribers, known))
                .toList();
    }

    /** What several hear is seen and written down once. */
    private Stream<Message> messages(SequencedEvent event, List<Subscriber> subscribers, Known known) {
        var told = new HashMap<Eyes, List<Written>>();
        return subscribers.stream()
                .filter(subscriber -> event.position() > subscriber.from())
                .flatMap(subscriber -> {
                    var eyes = new Eyes(subscriber.scopes(), View.tie(event, subscriber.client(), known.owners()));
                    return told.computeIfAbsent(eyes, seeing -> written(event, seeing, known)).stream()
                            .filter(one -> wanted(subscriber.types(), one.event()))
                            .map(one -> one.to(subscriber));
                });
    }

    /** Who sees the same of an event. */
    private record Eyes(Set<Scope> scopes, Tie tie) {}

    private record Written(PublicEvent event, Optional<Village.Id> village, String body) {
        Message to(Subscriber subscriber) {
            return new Message(
                    subscriber.webhook(), event.position(), event.type().word(), village, event.subject(), body);
        }
    }

    private List<Written> written(SequencedEvent event, Eyes eyes, Known known) {
        var view = known.seen().get(eyes.scopes());
        return view == null
                ? List.of()
                : view.of(event, eyes.tie()).stream()
                        .map(told -> new Written(told, event.event().village(), body(told, known.epoch())))
                        .toList();
    }

    /** Whoever keeps copies of a topic hears of every deletion in it, whatever else he chose. */
    private static boolean wanted(Set<String> types, PublicEvent told) {
        return types.isEmpty()
                || types.contains(told.type().word())
                || ((told.tombstone() || told.type().takesBack())
                        && types.stream().anyMatch(word -> told.type().topic() == topic(word)));
    }

    private static @Nullable Resource topic(String word) {
        return PublicType.of(word).map(PublicType::topic).orElse(null);
    }

    private String body(PublicEvent told, long epoch) {
        return json.writeValueAsString(
                new Body(told.type().word(), Times.of(told.occurredAt()).toString(), ChangeLine.of(told, epoch)));
    }

    /** The shape Standard Webhooks recommends. */
    record Body(String type, String timestamp, ChangeLine data) {}
}
