package village.api.notice.telling;

import java.util.Comparator;
import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import village.api.event.Consumer;
import village.api.event.Event;
import village.api.event.SequencedEvent;
import village.api.notice.delivery.Tellings;
import village.api.notice.telling.NewsSource.Happening;
import village.api.notice.telling.NewsSource.Told;
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
            ComplaintNews complaints,
            BindingNews bindings,
            FamilyNews families,
            QuestionNews questions,
            FilingNews filings,
            InquiryNews inquiries,
            CreditNews credits,
            ArticleNews articles,
            Villages villages,
            Planner planner,
            Tellings tellings) {
        this.sources = List.of(complaints, bindings, families, questions, filings, inquiries, credits, articles);
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
        return consumeAll(List.of(sequenced));
    }

    @Override
    public Mono<Void> consumeAll(List<SequencedEvent> events) {
        return Flux.fromIterable(events)
                .map(SequencedEvent::event)
                .filter(event -> sources.stream().anyMatch(source -> source.knows(event.type())))
                .concatMap(this::happening)
                .collectList()
                .flatMap(this::tell);
    }

    private Mono<Happening> happening(Event event) {
        return Mono.justOrEmpty(event.village()).flatMap(villages::byId).map(village -> new Happening(event, village));
    }

    private Mono<Void> tell(List<Happening> happenings) {
        return Flux.fromIterable(sources)
                .concatMap(source -> told(source, happenings))
                .filter(told -> !told.news().isEmpty())
                .collectList()
                .filter(told -> !told.isEmpty())
                .flatMap(told -> planner.plan(inOrder(told, happenings)))
                .flatMap(tellings::add);
    }

    private static Flux<Told> told(NewsSource source, List<Happening> happenings) {
        var known = happenings.stream()
                .filter(happening -> source.knows(happening.event().type()))
                .toList();
        return known.isEmpty() ? Flux.empty() : source.of(known).flatMapIterable(told -> told);
    }

    private static List<Told> inOrder(List<Told> told, List<Happening> happenings) {
        return told.stream()
                .sorted(Comparator.comparingInt(one -> happenings.indexOf(one.of())))
                .toList();
    }
}
