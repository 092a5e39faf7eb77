package village.api.complaint.handling;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import reactor.core.publisher.Mono;
import village.api.Reason;
import village.api.Refusal;
import village.api.complaint.CaseWork;
import village.api.complaint.Change;
import village.api.complaint.Complaint;
import village.api.complaint.Step;
import village.api.gate.VillageNumbers;
import village.api.gate.number.SensitiveNumbers;
import village.api.identity.Actor;

/**
 * Holds back identity, card and telephone numbers in what everybody would read of a case. Readers outside never see them,
 * even so: what they are shown is masked.
 */
public final class PublicWords {
    private final VillageNumbers numbers;

    public PublicWords(VillageNumbers numbers) {
        this.numbers = numbers;
    }

    /** Looks with the eyes of the actor's village. */
    public Mono<Eyes> eyes(Actor actor) {
        return Mono.defer(() -> numbers.of(actor.requireVillage())).map(Eyes::new);
    }

    /**
     * Words that were written somewhere.
     *
     * @param pointer where, as an error tells it
     */
    public record Written(String pointer, String words) {}

    /** Sees numbers. */
    public static final class Eyes {
        private final SensitiveNumbers numbers;

        private Eyes(SensitiveNumbers numbers) {
            this.numbers = numbers;
        }

        /**
         * The rule, refused ({@code publication.blocked}) where what is written by it stands in a case that is public
         * afterwards, or what was written before becomes public by it, and numbers are in the words.
         */
        public CaseWork.Rule over(CaseWork.Rule rule) {
            return over("/text", rule);
        }

        /** @param pointer where the words were written that everybody reads */
        public CaseWork.Rule over(String pointer, CaseWork.Rule rule) {
            return (complaint, moment) -> {
                var change = rule.apply(complaint, moment);
                var said = change.step().map(Step::publicText).orElse("");
                return harmless(complaint, change, List.of(new Written(pointer, said)));
            };
        }

        /** @param written what everybody reads of it, where it is more than one */
        public CaseWork.Rule over(List<Written> written, CaseWork.Rule rule) {
            return (complaint, moment) -> harmless(complaint, rule.apply(complaint, moment), written);
        }

        private Change harmless(Complaint before, Change change, List<Written> written) {
            if (!change.after().published()) {
                return change;
            }
            require(Stream.concat(
                            written.stream().flatMap(one -> found(one.pointer(), "这里", one.words())),
                            before.published()
                                    ? Stream.<Refusal.Fault>of()
                                    : found(
                                            "/publish",
                                            "反映人的话里",
                                            before.intake().text()))
                    .toList());
            return change;
        }

        /** Refuses where numbers are in what is told of a case: in the words it was brought with, or in a step. */
        public void require(Complaint complaint, List<Step> steps) {
            var all = new ArrayList<>(
                    found("/masked", "反映人的话里", complaint.intake().text()).toList());
            steps.forEach(step -> found("/masked", step.type().label() + "里", step.publicText())
                    .forEach(all::add));
            require(all);
        }

        private static void require(List<Refusal.Fault> found) {
            if (!found.isEmpty()) {
                throw Refusal.of(Reason.PUBLICATION_BLOCKED, found);
            }
        }

        private Stream<Refusal.Fault> found(String pointer, String where, String text) {
            return numbers.in(text).stream()
                    .map(hit ->
                            new Refusal.Fault(pointer, where + "有" + hit.kind().label() + " " + hit.masked() + "。"));
        }
    }
}
