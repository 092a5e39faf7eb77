package village.api.inquiry.answering;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import reactor.core.publisher.Mono;
import village.api.Once;
import village.api.gate.Manuscript;
import village.api.gate.PublishGate;
import village.api.identity.Actor;
import village.api.inquiry.Inquiry;
import village.api.inquiry.InquiryWork;
import village.api.inquiry.Openness;

/** Staff decide whether everybody may read what its asker agreed to make public. */
public final class ModerateInquiry {
    private final InquiryWork work;
    private final PublishGate gate;

    public ModerateInquiry(InquiryWork work, PublishGate gate) {
        this.work = work;
        this.gate = gate;
    }

    /** Makes public what he read, with numbers masked and without names and attachments. */
    public Mono<Inquiry> publish(Actor actor, Inquiry.Id id, long version, Optional<Once> once) {
        var deed = new AtDesk.Deed(actor, id, version, once, "published");
        return AtDesk.seats(work, actor)
                .flatMap(seats -> work.existing(actor, id)
                        .flatMap(inquiry -> harmless(actor, inquiry))
                        .flatMap(shown -> deed.by(
                                work,
                                seats,
                                deed::moderator,
                                (inquiry, now) -> inquiry.published(
                                        shown, new Openness.Decision("", actor.requirePerson(), now)))));
    }

    /** @param reason shown to the asker */
    public Mono<Inquiry> keepBack(Actor actor, Inquiry.Id id, long version, String reason, Optional<Once> once) {
        var deed = new AtDesk.Deed(actor, id, version, once, "hidden");
        return AtDesk.seats(work, actor)
                .flatMap(seats -> deed.by(
                        work,
                        seats,
                        deed::moderator,
                        (inquiry, now) -> inquiry.keptBack(new Openness.Decision(reason, actor.requirePerson(), now))));
    }

    /** What was only shown or spoken is left out: nobody has read it for the public. */
    private Mono<List<Openness.Line>> harmless(Actor actor, Inquiry inquiry) {
        var lines = inquiry.thread().stream()
                .map(message -> new Openness.Line(message.side(), message.text(), message.at()))
                .filter(Predicate.not(line -> line.text().isEmpty()))
                .toList();
        var passages = IntStream.range(0, lines.size())
                .mapToObj(
                        at -> new Manuscript.Passage(pointer(at), lines.get(at).text()))
                .toList();
        return gate.masked(actor, new Manuscript(passages, List.of()))
                .map(clean -> IntStream.range(0, lines.size())
                        .mapToObj(at -> new Openness.Line(
                                lines.get(at).side(),
                                clean.manuscript().text(pointer(at)).orElseThrow(),
                                lines.get(at).at()))
                        .toList());
    }

    private static String pointer(int at) {
        return "/thread/" + at;
    }
}
