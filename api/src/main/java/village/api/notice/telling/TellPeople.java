package village.api.notice.telling;

import java.util.List;
import reactor.core.publisher.Mono;
import village.api.event.Consumer;
import village.api.event.Event;
import village.api.event.SequencedEvent;
import village.api.notice.delivery.Tellings;
import village.api.place.Village;
import village.api.place.Villages;

/**
 * Turns events into notices, one per person, event and kind, and plans how they go out. Events it does not know are
 * nobody's business.
 */
public final class TellPeople implements Consumer {
    private final List<NewsSource> sources;
    private final Villages villages;
    private final Planner planner;
    private final Tellings tellings;

    public TellPeople(
            ComplaintNews complaints, BindingNews bindings, Villages villages, Planner planner, Tellings tellings) {
        this.sources = List.of(complaints, bindings);
        this.villages = villages;
        this.planner = planner;
        this.tellings = tellings;
    }

    @Override
    public String name() {
        return "notices";
    }

    @Override
    public Mono<Void> consume(SequencedEvent sequenced) {
        var event = sequenced.event();
        return Mono.justOrEmpty(sources.stream()
                        .filter(source -> source.knows(event.type()))
                        .findFirst())
                .flatMap(source -> told(event, source));
    }

    private Mono<Void> told(Event event, NewsSource source) {
        return Mono.justOrEmpty(event.village())
                .flatMap(villages::byId)
                .flatMap(village -> source.of(event, village).flatMap(news -> told(event, village, news)));
    }

    private Mono<Void> told(Event event, Village village, List<News> news) {
        return news.isEmpty()
                ? Mono.empty()
                : planner.plan(event, village, news).flatMap(tellings::add);
    }
}
