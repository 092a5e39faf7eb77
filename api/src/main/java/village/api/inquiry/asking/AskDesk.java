package village.api.inquiry.asking;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Function;
import reactor.core.publisher.Mono;
import village.api.Ids;
import village.api.Once;
import village.api.Transactions;
import village.api.attachment.Attachments;
import village.api.complaint.Reporting;
import village.api.complaint.catalogue.Calendar;
import village.api.complaint.catalogue.Due;
import village.api.complaint.catalogue.WorkingDays;
import village.api.complaint.intake.WhoseCase;
import village.api.identity.Actor;
import village.api.identity.Person;
import village.api.identity.Role;
import village.api.identity.Roster;
import village.api.identity.RosterPerson;
import village.api.inquiry.Desk;
import village.api.inquiry.Desks;
import village.api.inquiry.Inquiries;
import village.api.inquiry.Inquiry;
import village.api.inquiry.InquiryChange;
import village.api.inquiry.InquiryWork;
import village.api.inquiry.Message;
import village.api.inquiry.Seats;

/** A villager asks an office or an expert; a relative asks for him, or staff enter what a caller asks. */
public final class AskDesk {
    /** Enough for a busy day, too few to drown an office. */
    static final Inquiries.Limits LIMITS = new Inquiries.Limits(10, 10);

    private final Inquiries inquiries;
    private final Desks desks;
    private final WhoseCase whoseCase;
    private final Roster roster;
    private final Calendar calendar;
    private final Attachments attachments;
    private final Transactions transactions;
    private final Ids ids;
    private final Clock clock;

    public AskDesk(
            Inquiries inquiries,
            Desks desks,
            WhoseCase whoseCase,
            Roster roster,
            Calendar calendar,
            Attachments attachments,
            Transactions transactions,
            Ids ids,
            Clock clock) {
        this.inquiries = inquiries;
        this.desks = desks;
        this.whoseCase = whoseCase;
        this.roster = roster;
        this.calendar = calendar;
        this.attachments = attachments;
        this.transactions = transactions;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Asks within the desk's working days. Questions of health are refused with the advice where to go
     * ({@code inquiry.medical}).
     *
     * @return the new inquiry, or the one an earlier request with the same key made
     */
    public Mono<Inquiry> ask(Actor actor, Wish wish, Once once) {
        return ask(actor, wish, once, Optional.empty());
    }

    /**
     * Who asks, where the roster does not know him.
     *
     * @param name masked
     * @param keep writes down who it was, in the transaction that adds the inquiry
     */
    record Noted(String name, Function<Inquiry, Mono<Void>> keep) {}

    Mono<Inquiry> ask(Actor actor, Wish wish, Once once, Optional<Noted> noted) {
        return Mono.fromRunnable(() -> refuseWhoMayNot(actor, wish.source()))
                .then(Mono.defer(() -> prepared(actor, wish, noted)))
                .map(prepared -> asked(actor, wish, prepared))
                .flatMap(inquiry -> added(actor, wish, inquiry, once, noted));
    }

    private static void refuseWhoMayNot(Actor actor, Reporting.Source source) {
        if (source.registered()) {
            actor.require(Role.GRID_WORKER, Role.CADRE, Role.DISPATCHER);
        } else {
            actor.requireBound();
        }
    }

    private record Prepared(Desk desk, Inquiry.Asker asker, WorkingDays days) {}

    private Mono<Prepared> prepared(Actor actor, Wish wish, Optional<Noted> noted) {
        return Seats.of(desks, actor.requireVillage())
                .map(seats -> seats.requireOpen(wish.desk()))
                .flatMap(desk -> Mono.zip(
                        asker(actor, wish, noted),
                        calendar.workingDays(),
                        (asker, days) -> new Prepared(desk, asker, days)));
    }

    private Mono<Inquiry.Asker> asker(Actor actor, Wish wish, Optional<Noted> noted) {
        return whoseCase
                .of(actor, wish.onBehalfOf(), wish.source())
                .flatMap(reporting -> name(actor, reporting.roster())
                        .map(name -> new Inquiry.Asker(reporting, name.or(() -> noted.map(Noted::name)))));
    }

    private Mono<Optional<String>> name(Actor actor, Optional<RosterPerson.Id> whom) {
        return Mono.justOrEmpty(whom)
                .flatMap(id -> roster.byId(actor.requireVillage(), id))
                .map(entry -> Optional.of(entry.name().masked()))
                .defaultIfEmpty(Optional.empty());
    }

    private Inquiry asked(Actor actor, Wish wish, Prepared prepared) {
        var now = clock.instant();
        var question = new Message(Message.Side.ASKER, wish.text(), wish.attachments(), actor.requirePerson(), now);
        return Inquiry.asked(
                new Inquiry.Id(ids.next()),
                actor.requireVillage(),
                prepared.asker(),
                prepared.desk().code(),
                wish.open(),
                question,
                prepared.desk().dueAt(now, prepared.days()));
    }

    private Mono<Inquiry> added(Actor actor, Wish wish, Inquiry inquiry, Once once, Optional<Noted> noted) {
        var staff = wish.source().registered() ? actor.person() : Optional.<Person.Id>empty();
        var change = InquiryChange.of(inquiry, ids.next(), "asked", staff, inquiry.askedAt());
        var limits = wish.source().registered() ? Optional.<Inquiries.Limits>empty() : Optional.of(LIMITS);
        var added = Mono.defer(() -> inquiries.add(once, change, day(inquiry.askedAt()), limits));
        var plain = wish.attachments().isEmpty() && noted.isEmpty();
        return (plain ? added : transactions.together(withRest(actor, inquiry, added, noted)))
                .flatMap(id -> id.equals(inquiry.id()) ? Mono.just(inquiry) : inquiries.byId(inquiry.village(), id));
    }

    /** Only an inquiry that is new claims its attachments and notes its caller. */
    private Mono<Inquiry.Id> withRest(Actor actor, Inquiry inquiry, Mono<Inquiry.Id> added, Optional<Noted> noted) {
        var rest = Mono.justOrEmpty(noted)
                .flatMap(who -> who.keep().apply(inquiry))
                .then(Mono.defer(() -> claimed(actor, inquiry)));
        return added.flatMap(id -> id.equals(inquiry.id()) ? rest.thenReturn(id) : Mono.just(id));
    }

    private Mono<Void> claimed(Actor actor, Inquiry inquiry) {
        return inquiry.attachments().isEmpty()
                ? Mono.empty()
                : attachments.claim(
                        inquiry.village(), inquiry.attachments(), actor.requirePerson(), InquiryWork.owner(inquiry));
    }

    private static LocalDate day(Instant at) {
        return at.atZone(Due.ZONE).toLocalDate();
    }
}
