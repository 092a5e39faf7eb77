package village.api.disclosure.question.asking;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import reactor.core.publisher.Mono;
import village.api.Ids;
import village.api.Once;
import village.api.Reason;
import village.api.Refusal;
import village.api.disclosure.Filing;
import village.api.disclosure.Filings;
import village.api.disclosure.Published;
import village.api.disclosure.catalogue.CatalogueItem;
import village.api.disclosure.filing.ItemsOfFilings;
import village.api.disclosure.question.Question;
import village.api.disclosure.question.QuestionChange;
import village.api.disclosure.question.QuestionGate;
import village.api.disclosure.question.Questions;
import village.api.identity.Actor;
import village.api.identity.Roster;

/** A villager asks about what was disclosed. */
public final class AskQuestion {
    /** Enough for every item of a quarter, too few to drown an office. */
    static final Questions.Limits LIMITS = new Questions.Limits(5, 10);

    private final Questions questions;
    private final Filings filings;
    private final ItemsOfFilings items;
    private final Roster roster;
    private final QuestionGate gate;
    private final Ids ids;
    private final Clock clock;

    public AskQuestion(
            Questions questions,
            Filings filings,
            ItemsOfFilings items,
            Roster roster,
            QuestionGate gate,
            Ids ids,
            Clock clock) {
        this.questions = questions;
        this.filings = filings;
        this.items = items;
        this.roster = roster;
        this.gate = gate;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * What he asks, and how.
     *
     * @param masked whether numbers that must not go public are masked; else they are refused
     * @param named whether his masked name stands beside it
     */
    public record Wish(String text, boolean masked, boolean named) {}

    /**
     * Files a question that has to be answered within the item's days. Refuses who is not bound in the village, what is
     * not public, and numbers that must not be ({@code disclosure.question-numbers}).
     *
     * @return the question the key stands for
     */
    public Mono<Question> ask(Actor actor, Filing.Id filing, Wish wish, Once once) {
        return Mono.fromSupplier(actor::requireBound)
                .flatMap(bound -> existing(bound, filing))
                .flatMap(found -> asked(actor, found, wish))
                .flatMap(question -> added(question, once));
    }

    private Mono<Filing> existing(Actor actor, Filing.Id id) {
        return filings.byId(actor.requireVillage(), id)
                .filter(Filing::isPublic)
                .switchIfEmpty(Mono.error(() -> Refusal.of(Reason.DISCLOSURE_NOT_FOUND)));
    }

    private Mono<Question> asked(Actor actor, Filing filing, Wish wish) {
        var now = clock.instant();
        var today = now.atZone(CatalogueItem.ZONE).toLocalDate();
        return Mono.zip(items.of(filing, today), name(actor, wish.named()))
                .map(found -> asked(
                        filing,
                        found.getT1().item(),
                        new Question.Asker(actor.requirePerson(), found.getT2()),
                        wish.text(),
                        now))
                .flatMap(question -> gate.passed(actor, "/text", question.text(), wish.masked())
                        .map(text -> reworded(question, text)));
    }

    private Question asked(Filing filing, CatalogueItem item, Question.Asker asker, String text, Instant now) {
        var title = filing.published().map(Published::title).orElseThrow();
        var about = new Question.About(filing.id(), filing.item(), title, item.responsible());
        var id = new Question.Id(ids.next());
        return Question.asked(id, filing.village(), about, asker, text, now, item.answerDays());
    }

    private static Question reworded(Question question, String text) {
        return new Question(
                question.id(),
                question.village(),
                question.version(),
                question.about(),
                question.asker(),
                text,
                question.askedAt(),
                question.dueAt(),
                question.answers(),
                question.withheld(),
                question.escalatedAt());
    }

    private Mono<Optional<String>> name(Actor actor, boolean named) {
        return Mono.justOrEmpty(actor.rosterPerson())
                .filter(bound -> named)
                .flatMap(bound -> roster.byId(actor.requireVillage(), bound))
                .map(entry -> Optional.of(entry.name().masked()))
                .defaultIfEmpty(Optional.empty());
    }

    private Mono<Question> added(Question question, Once once) {
        var change = QuestionChange.of(question, ids.next(), "asked", Optional.empty(), question.askedAt());
        var day = question.askedAt().atZone(CatalogueItem.ZONE).toLocalDate();
        return questions
                .add(once, change, day, LIMITS)
                .flatMap(id -> id.equals(question.id()) ? Mono.just(question) : questions.byId(question.village(), id));
    }
}
