package village.api.disclosure.question;

import java.util.List;
import reactor.core.publisher.Mono;
import village.api.Reason;
import village.api.Refusal;
import village.api.gate.Finding;
import village.api.gate.Manuscript;
import village.api.gate.PublishGate;
import village.api.identity.Actor;

/** The publish gate before questions and answers. What it holds back is masked or rewritten; nobody releases it. */
public final class QuestionGate {
    private final PublishGate gate;

    public QuestionGate(PublishGate gate) {
        this.gate = gate;
    }

    /**
     * Gives the text as it may go public.
     *
     * @param pointer where it stands in the request
     * @param masked whether numbers are masked; else they are refused ({@code disclosure.question-numbers})
     */
    public Mono<String> passed(Actor actor, String pointer, String text, boolean masked) {
        var manuscript = new Manuscript(List.of(new Manuscript.Passage(pointer, text)), List.of());
        return masked
                ? masked(actor, pointer, manuscript)
                : checked(actor, manuscript).thenReturn(text);
    }

    private Mono<String> masked(Actor actor, String pointer, Manuscript manuscript) {
        return gate.masked(actor, manuscript)
                .flatMap(clean -> checked(actor, clean.manuscript())
                        .then(Mono.justOrEmpty(clean.manuscript().text(pointer))));
    }

    private Mono<Void> checked(Actor actor, Manuscript manuscript) {
        return gate.findings(actor, manuscript)
                .filter(found -> !found.isEmpty())
                .flatMap(found -> Mono.error(() -> refused(found)));
    }

    private static Refusal refused(List<Finding> found) {
        return Refusal.of(
                Reason.DISCLOSURE_QUESTION_NUMBERS,
                found.stream()
                        .map(each -> new Refusal.Fault(each.pointer(), each.detail()))
                        .toList());
    }
}
