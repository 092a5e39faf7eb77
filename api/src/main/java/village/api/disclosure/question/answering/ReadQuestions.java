package village.api.disclosure.question.answering;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import reactor.core.publisher.Mono;
import village.api.Page;
import village.api.disclosure.question.Question;
import village.api.disclosure.question.Questions;
import village.api.identity.Actor;
import village.api.identity.Role;

/** Staff read what was asked about the village's disclosures. */
public final class ReadQuestions {
    private final Questions questions;
    private final QuestionWork work;

    public ReadQuestions(Questions questions, QuestionWork work) {
        this.questions = questions;
        this.work = work;
    }

    /** What somebody may do with a question now. */
    public enum Deed {
        ANSWER,
        CORRECT,
        WITHHOLD,
        REINSTATE,
        /** Says, for the township, that it is rightly withheld. */
        UPHOLD
    }

    /** @param now the moment it was read, which tells its colour */
    public record View(Question question, List<Deed> deeds, Instant now) {
        public View {
            deeds = List.copyOf(deeds);
        }
    }

    /** What waits with the first due first; the others with the latest asked first. */
    public Mono<Page<View, UUID>> list(Actor actor, Question.Status status, Questions.Slice slice) {
        return Mono.fromSupplier(() -> QuestionWork.requireReader(actor).requireVillage())
                .flatMap(village -> status == Question.Status.WAITING
                        ? questions.waiting(village, slice)
                        : questions.inStatus(village, status, slice))
                .map(page -> page.map(question -> view(actor, question)));
    }

    /** What the township was asked to look at, the longest waiting first; nothing for others. */
    public Mono<List<View>> objected(Actor actor, int limit) {
        return Mono.fromSupplier(() -> QuestionWork.requireReader(actor).requireVillage())
                .filter(village -> actor.holds(Role.DISPATCHER))
                .flatMap(village -> questions.objected(village, limit))
                .map(found -> found.stream().map(one -> view(actor, one)).toList())
                .defaultIfEmpty(List.of());
    }

    public Mono<View> read(Actor actor, Question.Id id) {
        return Mono.fromSupplier(() -> QuestionWork.requireReader(actor))
                .flatMap(staff -> work.existing(staff, id))
                .map(question -> view(actor, question));
    }

    private View view(Actor actor, Question question) {
        return new View(question, deeds(actor, question), work.now());
    }

    static List<Deed> deeds(Actor actor, Question question) {
        var deeds = new ArrayList<Deed>();
        if (actor.is(question.asker().person())) {
            return deeds;
        }
        var open = question.status() != Question.Status.WITHHELD;
        if (open && actor.holds(Role.CADRE, question.about().responsible())) {
            deeds.add(question.answers().isEmpty() ? Deed.ANSWER : Deed.CORRECT);
        }
        if (open && actor.holds(Role.CADRE, Role.DISPATCHER)) {
            deeds.add(Deed.WITHHOLD);
        }
        if (!open && actor.holds(Role.DISPATCHER)) {
            deeds.add(Deed.REINSTATE);
            if (question.awaitsTownship()
                    && question.withheld().filter(why -> actor.is(why.by())).isEmpty()) {
                deeds.add(Deed.UPHOLD);
            }
        }
        return deeds;
    }
}
