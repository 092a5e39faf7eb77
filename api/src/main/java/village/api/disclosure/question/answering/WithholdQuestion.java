package village.api.disclosure.question.answering;

import java.util.Optional;
import reactor.core.publisher.Mono;
import village.api.Once;
import village.api.disclosure.question.Objection;
import village.api.disclosure.question.Question;
import village.api.identity.Actor;
import village.api.identity.Role;

/** Staff keep a question from the public, with a reason the asker reads; the township may take that back. */
public final class WithholdQuestion {
    private final QuestionWork work;

    public WithholdQuestion(QuestionWork work) {
        this.work = work;
    }

    /** @param version the version he read */
    public Mono<Question> withhold(Actor actor, Question.Id id, long version, String reason, Optional<Once> once) {
        return Mono.fromSupplier(() -> actor.require(Role.CADRE, Role.DISPATCHER))
                .flatMap(staff -> work.act(
                        staff,
                        id,
                        once,
                        "hidden",
                        (found, now) -> QuestionWork.requireOther(actor, found)
                                .requireVersion(version)
                                .withheld(new Question.Withholding(reason, actor.requirePerson(), now))));
    }

    /**
     * The township wants it answered, or before the public again.
     *
     * @param version the version he read
     */
    public Mono<Question> reinstate(Actor actor, Question.Id id, long version, Optional<Once> once) {
        return Mono.fromSupplier(() -> actor.require(Role.DISPATCHER))
                .flatMap(staff -> work.act(
                        staff,
                        id,
                        once,
                        "reinstated",
                        (found, now) -> QuestionWork.requireOther(actor, found)
                                .requireVersion(version)
                                .reinstated()));
    }

    /**
     * The township was asked, and finds that it is rightly withheld.
     *
     * @param version the version he read
     * @param reason for the asker
     */
    public Mono<Question> uphold(Actor actor, Question.Id id, long version, String reason, Optional<Once> once) {
        return Mono.fromSupplier(() -> actor.require(Role.DISPATCHER))
                .flatMap(staff -> work.act(
                        staff,
                        id,
                        once,
                        "upheld",
                        (found, now) -> QuestionWork.requireOther(actor, found)
                                .requireVersion(version)
                                .upheld(new Objection.Upholding(reason, actor.requirePerson(), now))));
    }
}
