package village.api.disclosure.question.answering;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BiFunction;
import reactor.core.publisher.Mono;
import village.api.Ids;
import village.api.Once;
import village.api.Reason;
import village.api.Refusal;
import village.api.disclosure.question.Question;
import village.api.disclosure.question.QuestionChange;
import village.api.disclosure.question.Questions;
import village.api.identity.Actor;
import village.api.identity.Role;

/** What every act of staff on one question has in common: who may, the version read, the row lock, the event. */
public final class QuestionWork {
    private static final Role[] READERS = {
        Role.GRID_WORKER, Role.CADRE, Role.SUPERVISION_COMMITTEE, Role.DISPATCHER, Role.SUPERVISOR
    };

    private final Questions questions;
    private final Ids ids;
    private final Clock clock;

    public QuestionWork(Questions questions, Ids ids, Clock clock) {
        this.questions = questions;
        this.ids = ids;
        this.clock = clock;
    }

    /** A rule: what becomes of a question at a moment, or a refusal. */
    interface Rule extends BiFunction<Question, Instant, Question> {}

    /** Refuses whoever may not read what waits. */
    static Actor requireReader(Actor actor) {
        actor.requireVillage();
        return actor.require(READERS);
    }

    /** Refuses whose duty the answer is not. The cadres may always; nobody handles what he asked himself. */
    static Question requireAnswerer(Actor actor, Question question) {
        actor.require(Role.CADRE, question.about().responsible());
        return requireOther(actor, question);
    }

    static Question requireOther(Actor actor, Question question) {
        if (actor.is(question.asker().person())) {
            throw Refusal.of(Reason.DISCLOSURE_QUESTION_OWN);
        }
        return question;
    }

    /** Finds a question of the actor's village, or refuses. */
    Mono<Question> existing(Actor actor, Question.Id id) {
        return Mono.defer(() -> questions.byId(actor.requireVillage(), id)).switchIfEmpty(missing());
    }

    /**
     * Acts on a question of the actor's village.
     *
     * @param type the event's last word
     */
    Mono<Question> act(Actor actor, Question.Id id, Optional<Once> once, String type, Rule rule) {
        return Mono.defer(() ->
                        questions.change(actor.requireVillage(), id, once, found -> change(actor, found, type, rule)))
                .switchIfEmpty(missing());
    }

    private QuestionChange change(Actor actor, Question found, String type, Rule rule) {
        var now = clock.instant();
        return QuestionChange.of(rule.apply(found, now), ids.next(), type, actor.person(), now);
    }

    Instant now() {
        return clock.instant();
    }

    private static <T> Mono<T> missing() {
        return Mono.error(() -> Refusal.of(Reason.DISCLOSURE_QUESTION_NOT_FOUND));
    }
}
