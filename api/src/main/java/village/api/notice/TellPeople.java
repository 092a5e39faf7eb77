package village.api.notice;

import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import village.api.Ids;
import village.api.complaint.Complaints;
import village.api.complaint.handling.Handlers;
import village.api.event.Consumer;
import village.api.event.Event;
import village.api.event.SequencedEvent;
import village.api.identity.Person;
import village.api.notice.Notices.Telling;
import village.api.notice.Subscriptions.Channel;
import village.api.place.Village;
import village.api.place.Villages;

/**
 * Turns events into notices, one per person, event and kind, and plans how they go out. Events it does not know are
 * nobody's business.
 */
public final class TellPeople implements Consumer {
    /** Older news goes to the inbox only: nobody wants yesterday's message tomorrow. */
    private static final Duration FRESH = Duration.ofHours(24);

    private final ComplaintNews complaintNews;
    private final BindingNews bindingNews;
    private final Villages villages;
    private final Notices notices;
    private final Subscriptions subscriptions;
    private final Ids ids;
    private final Clock clock;

    public TellPeople(
            Complaints complaints,
            Handlers handlers,
            Villages villages,
            Notices notices,
            Subscriptions subscriptions,
            Ids ids,
            Clock clock) {
        this.complaintNews = new ComplaintNews(complaints, handlers);
        this.bindingNews = new BindingNews(handlers);
        this.villages = villages;
        this.notices = notices;
        this.subscriptions = subscriptions;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "notices";
    }

    @Override
    public Mono<Void> consume(SequencedEvent sequenced) {
        var event = sequenced.event();
        return switch (event.type()) {
            case "complaint.filed", "complaint.dispatched", "complaint.answered", "complaint.rated" ->
                tell(event, complaintNews::of);
            case "binding.bound", "binding.refused", "binding.requested", "binding.pending" ->
                tell(event, bindingNews::of);
            default -> Mono.empty();
        };
    }

    private interface Reading {
        Mono<List<News>> of(Event event, Village village);
    }

    private Mono<Void> tell(Event event, Reading reading) {
        return Mono.justOrEmpty(event.village())
                .flatMap(villages::byId)
                .flatMap(village -> reading.of(event, village).flatMap(news -> tell(event, village, news)));
    }

    private Mono<Void> tell(Event event, Village village, List<News> news) {
        return channels(event, village, news)
                .map(channels -> tellings(event, village, news, channels))
                .flatMap(notices::add);
    }

    private record Address(Person.Id person, Notice.Kind kind) {}

    private Mono<Map<Address, Channel>> channels(Event event, Village village, List<News> news) {
        if (event.occurredAt().plus(FRESH).isBefore(clock.instant())) {
            return Mono.just(Map.of());
        }
        var byKind = news.stream()
                .collect(Collectors.groupingBy(
                        News::kind, Collectors.mapping(News::to, Collectors.toUnmodifiableSet())));
        return Flux.fromIterable(byKind.entrySet())
                .concatMap(each -> subscriptions.channels(village.id(), each.getKey(), each.getValue()))
                .flatMapIterable(Function.identity())
                .collectMap(channel ->
                        new Address(channel.person(), channel.template().kind()));
    }

    private List<Telling> tellings(
            Event event, Village village, Collection<News> news, Map<Address, Channel> channels) {
        return news.stream()
                .map(one -> {
                    var channel = Optional.ofNullable(channels.get(new Address(one.to(), one.kind())));
                    return telling(event, village, one, channel);
                })
                .toList();
    }

    private Telling telling(Event event, Village village, News news, Optional<Channel> channel) {
        var now = clock.instant();
        var notice = new Notice(
                new Notice.Id(ids.next()),
                news.to(),
                event.id(),
                news.kind(),
                Optional.of(village.id()),
                news.kind().title(),
                news.text(),
                news.link(),
                now,
                Optional.empty());
        var facts = new Template.Facts(notice, news.ticket(), village.name(), event.occurredAt());
        return new Telling(
                notice,
                channel.map(to -> Delivery.planned(ids.next(), to.template().message(to.openId(), facts), now)));
    }
}
