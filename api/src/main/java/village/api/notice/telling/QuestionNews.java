package village.api.notice.telling;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import village.api.complaint.handling.Handlers;
import village.api.disclosure.question.Question;
import village.api.disclosure.question.Questions;
import village.api.event.Event;
import village.api.identity.Person;
import village.api.notice.Notice;
import village.api.notice.delivery.About;
import village.api.notice.delivery.About.Addressee;
import village.api.notice.delivery.About.Discretion;
import village.api.place.Village;

/** Whom events about questions on disclosures concern. Nothing of their words is told, and nobody's name. */
public final class QuestionNews implements NewsSource {
    private static final String OF = Question.KIND + ".";
    private static final Set<String> KNOWN = Set.of(
            OF + "asked",
            OF + "answered",
            OF + "corrected",
            OF + "hidden",
            OF + "objected",
            OF + "reinstated",
            OF + "upheld",
            OF + "escalated");
    private static final About A_TASK = new About(Optional.empty(), Addressee.OVERSEER, Discretion.NAMED);
    private static final String OWN = "#/me/questions";

    private final Questions questions;
    private final Handlers handlers;

    public QuestionNews(Questions questions, Handlers handlers) {
        this.questions = questions;
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

    private Mono<List<News>> of(Event event, Village village) {
        return questions
                .byId(village.id(), new Question.Id(event.subject().id()))
                .zipWith(handlers.of(village.id()))
                .map(found -> news(event, village, found.getT1(), inCharge(found.getT1(), found.getT2())));
    }

    private static InCharge inCharge(Question question, List<Handlers.Handler> staff) {
        return new InCharge(staff, false, Set.of(question.asker().person()));
    }

    private static List<News> news(Event event, Village village, Question question, InCharge staff) {
        var asker = question.asker().person();
        var about = question.about();
        var beside = "#/villages/" + village.code()
                + about.filing().map(filing -> "/disclosures/" + filing).orElse("/disclosure-items/" + about.item());
        return switch (event.type().substring(OF.length())) {
            case "asked" -> tasks(staff.overseers(), Notice.Kind.TASK, "有村民对公开事项提出疑问，请按期答复。", village);
            case "answered" ->
                List.of(himself(asker, Notice.Kind.QUESTION_ANSWERED, Words.of("您的疑问已答复，点开看看。", "您问的事有答复了。"), beside));
            case "corrected" ->
                List.of(himself(asker, Notice.Kind.QUESTION_ANSWERED, Words.of("您的疑问，村里更正了答复。", "您问的事，答复改了。"), beside));
            case "hidden" -> hidden(asker, staff, village);
            case "objected" ->
                tasks(staff.above(false), Notice.Kind.URGENT_TASK, "有村民请乡镇看看：村里没有公开他的疑问，该不该公开。", village);
            case "reinstated" -> reinstated(question, staff, village);
            case "upheld" ->
                List.of(himself(
                        asker,
                        Notice.Kind.QUESTION_WITHHELD,
                        Words.of("您请乡镇看的疑问，乡镇看过了：可以不公开，点开看理由。", "您请乡镇看的事，乡镇看过了，点开看。"),
                        OWN));
            case "escalated" -> escalated(staff, village);
            default -> List.of();
        };
    }

    /** The village was asked and withholds: somebody above it looks whether it may. */
    private static List<News> hidden(Person.Id asker, InCharge staff, Village village) {
        var told = himself(asker, Notice.Kind.QUESTION_WITHHELD, Words.of("您的疑问没有公开，点开看理由。", "您问的事没有公开，点开看为什么。"), OWN);
        var above = tasks(staff.above(false), Notice.Kind.TASK, "村里没有公开一条村民的疑问，请看看理由成立不成立。", village);
        return Stream.concat(Stream.of(told), above.stream()).toList();
    }

    private static List<News> reinstated(Question question, InCharge staff, Village village) {
        var words = question.answers().isEmpty()
                ? Words.of("乡镇恢复了您的疑问，村里要按期答复。", "您问的事恢复了，村里要答复。")
                : Words.of("乡镇恢复了您的疑问，和答复一起重新公开了。", "您问的事重新公开了。");
        var told = himself(question.asker().person(), Notice.Kind.QUESTION_REINSTATED, words, OWN);
        var tasks = tasks(staff.overseers(), Notice.Kind.TASK, "乡镇恢复了一条村民的疑问，请查看。", village);
        return Stream.concat(Stream.of(told), tasks.stream()).toList();
    }

    private static List<News> escalated(InCharge staff, Village village) {
        var above = staff.above(false);
        var below =
                staff.overseers().stream().filter(one -> !above.contains(one)).toList();
        return Stream.concat(
                        tasks(above, Notice.Kind.URGENT_TASK, "有村民的疑问逾期没有答复，请督促村里。", village).stream(),
                        tasks(below, Notice.Kind.TASK, "有村民的疑问逾期没有答复，已报乡镇，请马上答复。", village).stream())
                .toList();
    }

    private static News himself(Person.Id to, Notice.Kind kind, Words words, String link) {
        return new News(to, kind, words, link, Optional.empty(), About.himself());
    }

    private static List<News> tasks(List<Person.Id> people, Notice.Kind kind, String words, Village village) {
        var link = "#/villages/" + village.code();
        return people.stream()
                .map(one -> new News(one, kind, Words.of(words), link, Optional.empty(), A_TASK))
                .toList();
    }
}
