package village.api.disclosure.question.asking;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import reactor.core.publisher.Mono;
import village.api.Ids;
import village.api.Once;
import village.api.disclosure.catalogue.CatalogueItem;
import village.api.disclosure.question.Question;
import village.api.disclosure.question.QuestionChange;
import village.api.disclosure.question.QuestionGate;
import village.api.disclosure.question.Questions;
import village.api.identity.Actor;
import village.api.identity.Roster;

/** What every question has in common, whatever it is about: the asker's name, the gate, the limits, the due time. */
public final class Asking {
    /** Enough for every item of a quarter, too few to drown an office. */
    static final Questions.Limits LIMITS = new Questions.Limits(5, 10);

    private final Questions questions;
    private final Roster roster;
    private final QuestionGate gate;
    private final Ids ids;
    private final Clock clock;

    public Asking(Questions questions, Roster roster, QuestionGate gate, Ids ids, Clock clock) {
        this.questions = questions;
        this.roster = roster;
        this.gate = gate;
        this.ids = ids;
        this.clock = clock;
    }

    LocalDate today() {
        return clock.instant().atZone(CatalogueItem.ZONE).toLocalDate();
    }

    /** Files a question in the actor's village; gives the one the key stands for. */
    Mono<Question> filed(Actor actor, Question.About about, int answerDays, AskQuestion.Wish wish, Once once) {
        return name(actor, wish.named())
                .map(name -> Question.asked(
                        new Question.Id(ids.next()),
                        actor.requireVillage(),
                        about,
                        new Question.Asker(actor.requirePerson(), name),
                        wish.text(),
                        clock.instant(),
                        answerDays))
                .flatMap(question -> gate.passed(actor, "/text", question.text(), wish.masked())
                        .map(text -> reworded(question, text)))
                .flatMap(question -> added(question, once));
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
