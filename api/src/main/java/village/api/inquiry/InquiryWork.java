package village.api.inquiry;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import reactor.core.publisher.Mono;
import village.api.Ids;
import village.api.Once;
import village.api.Reason;
import village.api.Refusal;
import village.api.Transactions;
import village.api.attachment.Attachment;
import village.api.attachment.Attachments;
import village.api.identity.Actor;
import village.api.identity.Person;

/** What every act on one inquiry has in common: the row lock, the event, the attachments it brings. */
public final class InquiryWork {
    private final Inquiries inquiries;
    private final Desks desks;
    private final Attachments attachments;
    private final Transactions transactions;
    private final Ids ids;
    private final Clock clock;

    public InquiryWork(
            Inquiries inquiries,
            Desks desks,
            Attachments attachments,
            Transactions transactions,
            Ids ids,
            Clock clock) {
        this.inquiries = inquiries;
        this.desks = desks;
        this.attachments = attachments;
        this.transactions = transactions;
        this.ids = ids;
        this.clock = clock;
    }

    /** A rule: what becomes of an inquiry at a moment, or a refusal. */
    public interface Rule extends BiFunction<Inquiry, Instant, Inquiry> {}

    /** Finds an inquiry of the actor's village, or refuses. */
    public Mono<Inquiry> existing(Actor actor, Inquiry.Id id) {
        return Mono.defer(() -> inquiries.byId(actor.requireVillage(), id)).switchIfEmpty(missing());
    }

    public Mono<Seats> seats(Actor actor) {
        return Mono.defer(() -> Seats.of(desks, actor.requireVillage()));
    }

    /**
     * Acts on an inquiry of the actor's village.
     *
     * @param type the event's last word
     * @param staff who of the staff acts; empty for askers
     */
    public Mono<Inquiry> act(
            Actor actor, Inquiry.Id id, Optional<Once> once, String type, Optional<Person.Id> staff, Rule rule) {
        return Mono.defer(() -> inquiries.change(actor.requireVillage(), id, once, found -> {
                    var now = clock.instant();
                    return InquiryChange.of(rule.apply(found, now), ids.next(), type, staff, now);
                }))
                .switchIfEmpty(missing());
    }

    /** Acts on an inquiry and makes the actor's attachments its own; an act that is repeated finds them in place. */
    public Mono<Inquiry> act(
            Actor actor,
            Inquiry.Id id,
            Optional<Once> once,
            String type,
            Optional<Person.Id> staff,
            List<Attachment.Id> brought,
            Rule rule) {
        var acted = act(actor, id, once, type, staff, rule);
        return brought.isEmpty()
                ? acted
                : transactions.together(acted.flatMap(inquiry -> claimed(actor, inquiry, brought)));
    }

    private Mono<Inquiry> claimed(Actor actor, Inquiry inquiry, List<Attachment.Id> brought) {
        var owner = owner(inquiry);
        return attachments
                .of(inquiry.village(), owner)
                .map(there -> notAmong(there, brought))
                .flatMap(fresh -> attachments.claim(inquiry.village(), fresh, actor.requirePerson(), owner))
                .thenReturn(inquiry);
    }

    private static List<Attachment.Id> notAmong(List<Attachment> there, List<Attachment.Id> named) {
        var known = there.stream().map(Attachment::id).toList();
        return named.stream().filter(id -> !known.contains(id)).toList();
    }

    /** The attachments of an inquiry, in order of upload. */
    public Mono<List<Attachment>> files(Inquiry inquiry) {
        return inquiry.attachments().isEmpty()
                ? Mono.just(List.of())
                : attachments.of(inquiry.village(), owner(inquiry));
    }

    /** What the attachments of an inquiry belong to. */
    public static Attachment.Owner owner(Inquiry inquiry) {
        return new Attachment.Owner(Inquiry.KIND, inquiry.id().value());
    }

    public Instant now() {
        return clock.instant();
    }

    /** What is missing and what is hidden are refused with the same words. */
    public static <T> Mono<T> missing() {
        return Mono.error(() -> Refusal.of(Reason.INQUIRY_NOT_FOUND));
    }
}
