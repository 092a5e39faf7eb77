package village.api.inquiry.faq;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import reactor.core.publisher.Mono;
import village.api.Ids;
import village.api.Once;
import village.api.Page;
import village.api.Reason;
import village.api.Refusal;
import village.api.gate.Finding;
import village.api.gate.Manuscript;
import village.api.gate.PublishGate;
import village.api.identity.Actor;
import village.api.identity.Role;
import village.api.inquiry.Desks;
import village.api.inquiry.Seats;

/** Whoever answers at a desk, or a cadre, makes a good answer everybody's. */
public final class WriteFaq {
    private final Faqs faqs;
    private final Desks desks;
    private final PublishGate gate;
    private final Ids ids;
    private final Clock clock;

    public WriteFaq(Faqs faqs, Desks desks, PublishGate gate, Ids ids, Clock clock) {
        this.faqs = faqs;
        this.desks = desks;
        this.gate = gate;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Adds an answer.
     *
     * @param masked whether numbers that must not go public are masked; else they are refused
     *     ({@code inquiry.numbers})
     */
    public Mono<Faq> add(Actor actor, Faq.Wording wording, boolean masked, Once once) {
        return passed(actor, wording, masked).flatMap(clean -> {
            var faq = new Faq(new Faq.Id(ids.next()), actor.requireVillage(), 1, clean);
            var change = FaqChange.of(faq, ids.next(), "added", actor.requirePerson(), clock.instant());
            return faqs.add(once, change).flatMap(id -> faqs.byId(faq.village(), id));
        });
    }

    /** @param version the version he read; refuses if somebody was faster ({@code inquiry.stale}) */
    public Mono<Faq> change(Actor actor, Faq.Id id, long version, Faq.Wording wording, boolean masked) {
        return passed(actor, wording, masked)
                .flatMap(clean -> faqs.change(
                        actor.requireVillage(),
                        id,
                        found -> FaqChange.of(
                                found.changed(version, clean),
                                ids.next(),
                                clean.shown() ? "corrected" : "hidden",
                                actor.requirePerson(),
                                clock.instant())))
                .switchIfEmpty(Mono.error(() -> Refusal.of(Reason.FAQ_NOT_FOUND)));
    }

    /** What is shown, or what is not. */
    public Mono<Page<Faq, UUID>> list(Actor actor, boolean shown, Optional<UUID> after, int limit) {
        return Mono.defer(() -> Seats.of(desks, actor.requireVillage())).flatMap(seats -> {
            seats.requireReader(actor);
            return faqs.list(actor.requireVillage(), shown, after, limit);
        });
    }

    private Mono<Faq.Wording> passed(Actor actor, Faq.Wording wording, boolean masked) {
        return Mono.defer(() -> Seats.of(desks, actor.requireVillage()))
                .map(seats -> requireWriter(seats, actor, wording))
                .flatMap(allowed -> masked ? masked(actor, allowed) : checked(actor, allowed));
    }

    private static Faq.Wording requireWriter(Seats seats, Actor actor, Faq.Wording wording) {
        var desk = seats.required(wording.desk());
        if (!seats.mayAnswer(actor, desk.code())) {
            actor.require(Role.CADRE);
        }
        return wording;
    }

    private Mono<Faq.Wording> masked(Actor actor, Faq.Wording wording) {
        return gate.masked(actor, manuscript(wording))
                .map(clean -> new Faq.Wording(
                        wording.desk(),
                        clean.manuscript().text("/question").orElseThrow(),
                        clean.manuscript().text("/answer").orElseThrow(),
                        wording.shown()))
                .flatMap(clean -> checked(actor, clean));
    }

    private Mono<Faq.Wording> checked(Actor actor, Faq.Wording wording) {
        return gate.findings(actor, manuscript(wording))
                .filter(found -> !found.isEmpty())
                .flatMap(found -> Mono.<Faq.Wording>error(() -> refused(found)))
                .defaultIfEmpty(wording);
    }

    private static Manuscript manuscript(Faq.Wording wording) {
        return new Manuscript(
                List.of(
                        new Manuscript.Passage("/question", wording.question()),
                        new Manuscript.Passage("/answer", wording.answer())),
                List.of());
    }

    private static Refusal refused(List<Finding> found) {
        return Refusal.of(
                Reason.INQUIRY_NUMBERS,
                found.stream()
                        .map(each -> new Refusal.Fault(each.pointer(), each.detail()))
                        .toList());
    }
}
