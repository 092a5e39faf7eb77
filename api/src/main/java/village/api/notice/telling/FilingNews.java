package village.api.notice.telling;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import village.api.complaint.handling.Handlers;
import village.api.disclosure.Filing;
import village.api.disclosure.Filings;
import village.api.disclosure.Work;
import village.api.disclosure.checking.Committees;
import village.api.event.Event;
import village.api.identity.Person;
import village.api.notice.Notice;
import village.api.notice.delivery.About;
import village.api.notice.delivery.About.Addressee;
import village.api.notice.delivery.About.Discretion;
import village.api.place.Village;

/** Whom the way of a disclosure to the public concerns: who checks it, who mends it, who publishes it. */
public final class FilingNews implements NewsSource {
    private static final String SUBMITTED = Filing.OWNER + ".submitted";
    private static final String CHECKED = Filing.OWNER + ".checked";
    private static final Set<String> KNOWN = Set.of(SUBMITTED, CHECKED);
    private static final About A_TASK = new About(Optional.empty(), Addressee.OVERSEER, Discretion.NAMED);

    private final Filings filings;
    private final Committees committees;
    private final Handlers handlers;

    public FilingNews(Filings filings, Committees committees, Handlers handlers) {
        this.filings = filings;
        this.committees = committees;
        this.handlers = handlers;
    }

    @Override
    public boolean knows(String type) {
        return KNOWN.contains(type);
    }

    @Override
    public Mono<List<Told>> of(List<Happening> happenings) {
        return Flux.fromIterable(happenings)
                .concatMap(one -> of(one.event(), one.village()).map(one::told))
                .collectList();
    }

    /** Empty when it has moved on in the meantime. */
    private Mono<List<News>> of(Event event, Village village) {
        return filings.byId(village.id(), new Filing.Id(event.subject().id()))
                .flatMap(filing -> Mono.justOrEmpty(filing.work()))
                .flatMap(work -> event.type().equals(SUBMITTED) ? toCheck(work, village) : checked(work, village));
    }

    private Mono<List<News>> toCheck(Work work, Village village) {
        return work.stage() == Work.Stage.SUBMITTED
                ? committees
                        .of(village.id())
                        .map(members -> tasks(members, not(work.authors()), "有一份公开等着监委会审核，请到工作台查看。", village))
                : Mono.empty();
    }

    private Mono<List<News>> checked(Work work, Village village) {
        return switch (work.stage()) {
            case APPROVED ->
                handlers.of(village.id())
                        .map(staff -> new InCharge(staff, false, Set.of()).overseers())
                        .map(cadres -> tasks(cadres, one -> true, "监委会审核通过了一份公开，请公布。", village));
            case RETURNED -> Mono.just(tasks(work.authors(), one -> true, "监委会退回了一份公开，请修改后再提交。", village));
            case DRAFT, SUBMITTED -> Mono.empty();
        };
    }

    private static Predicate<Person.Id> not(List<Person.Id> authors) {
        return one -> !authors.contains(one);
    }

    private static List<News> tasks(
            List<Person.Id> people, Predicate<Person.Id> concerned, String words, Village village) {
        var link = "#/villages/" + village.code();
        return people.stream()
                .filter(concerned)
                .map(one -> new News(one, Notice.Kind.TASK, Words.of(words), link, Optional.empty(), A_TASK))
                .toList();
    }
}
