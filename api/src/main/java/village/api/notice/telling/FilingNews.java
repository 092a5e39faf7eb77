package village.api.notice.telling;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import village.api.complaint.handling.Handlers;
import village.api.disclosure.Filing;
import village.api.disclosure.Filings;
import village.api.disclosure.Work;
import village.api.disclosure.checking.Checkers;
import village.api.disclosure.checking.Committees;
import village.api.event.Event;
import village.api.identity.Person;
import village.api.notice.Notice;
import village.api.notice.delivery.About;
import village.api.notice.delivery.About.Addressee;
import village.api.notice.delivery.About.Discretion;
import village.api.place.Village;

/**
 * Whom the way of a disclosure to the public concerns: who checks it, who mends it, who publishes it, and who has to let
 * the next one follow.
 */
public final class FilingNews implements NewsSource {
    private static final String SUBMITTED = Filing.OWNER + ".submitted";
    private static final String CHECKED = Filing.OWNER + ".checked";
    private static final String CORRECTED = Filing.OWNER + ".corrected";
    private static final String COVERED = Filing.OWNER + ".covered";
    private static final String UNCOVERED = Filing.OWNER + ".uncovered";
    private static final Set<String> KNOWN = Set.of(SUBMITTED, CHECKED, CORRECTED, COVERED, UNCOVERED);
    private static final int MANY = 100;
    private static final About A_TASK = new About(Optional.empty(), Addressee.OVERSEER, Discretion.NAMED);

    private final Filings filings;
    private final Committees committees;
    private final Checkers checkers;
    private final Handlers handlers;

    public FilingNews(Filings filings, Committees committees, Checkers checkers, Handlers handlers) {
        this.filings = filings;
        this.committees = committees;
        this.checkers = checkers;
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
        if (event.type().equals(COVERED)) {
            return covered(village);
        }
        if (event.type().equals(UNCOVERED)) {
            return committees
                    .of(village.id())
                    .map(members -> tasks(members, one -> true, "乡镇取消了一份公开的遮盖，大家又看得到了。", village));
        }
        var filing = filings.byId(village.id(), new Filing.Id(event.subject().id()));
        return event.type().equals(CORRECTED)
                ? filing.flatMap(corrected -> brokenOff(corrected, village))
                : moved(event, filing, village);
    }

    /** The committee sees that nothing is hidden quietly; who is above the village has to decide. */
    private Mono<List<News>> covered(Village village) {
        return Mono.zip(
                committees.of(village.id()),
                handlers.of(village.id()),
                (members, staff) -> Stream.concat(
                                tasks(members, one -> true, "一份公开因涉及个人信息被暂时遮盖了，请监委会留意。", village).stream(),
                                tasks(
                                        new InCharge(staff, false, Set.of()).above(false),
                                        one -> !members.contains(one),
                                        "一份公开因涉及个人信息被暂时遮盖了，请乡镇在 7 天内决定：恢复，或者依法抹除。",
                                        village)
                                        .stream())
                        .toList());
    }

    private Mono<List<News>> moved(Event event, Mono<Filing> found, Village village) {
        return found.flatMap(filing -> Mono.justOrEmpty(filing.work())
                .flatMap(work ->
                        event.type().equals(SUBMITTED) ? toCheck(filing, work, village) : checked(work, village)));
    }

    /** The next period's table has to begin where this one ends now. */
    private Mono<List<News>> brokenOff(Filing corrected, Village village) {
        return filings.unfollowed(village.id(), MANY)
                .filter(all -> all.stream()
                        .anyMatch(next -> next.item().equals(corrected.item())
                                && next.period().equals(corrected.period().next())))
                .flatMap(broken -> cadres(village))
                .map(cadres -> tasks(cadres, one -> true, "一份公开更正以后，下一期的上期结余对不上了，请更正下一期。", village));
    }

    private Mono<List<Person.Id>> cadres(Village village) {
        return handlers.of(village.id()).map(staff -> new InCharge(staff, false, Set.of()).overseers());
    }

    /** Where nobody may check it, whoever appoints the committee has to act instead. */
    private Mono<List<News>> toCheck(Filing filing, Work work, Village village) {
        return work.stage() == Work.Stage.SUBMITTED
                ? checkers.missing(filing)
                        .flatMap(why -> why.isPresent() ? toAppoint(village) : toMembers(work, village))
                : Mono.empty();
    }

    private Mono<List<News>> toMembers(Work work, Village village) {
        return committees
                .of(village.id())
                .map(members -> tasks(members, not(work.authors()), "有一份公开等着监委会审核，请到工作台查看。", village));
    }

    private Mono<List<News>> toAppoint(Village village) {
        return handlers.of(village.id())
                .map(staff -> tasks(
                        new InCharge(staff, false, Set.of()).above(false),
                        one -> true,
                        "有一份公开没有人可以审核，请乡镇先定监委会成员。",
                        village));
    }

    private Mono<List<News>> checked(Work work, Village village) {
        return switch (work.stage()) {
            case APPROVED -> cadres(village).map(cadres -> tasks(cadres, one -> true, "监委会审核通过了一份公开，请公布。", village));
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
