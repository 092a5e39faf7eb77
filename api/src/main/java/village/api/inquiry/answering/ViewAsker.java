package village.api.inquiry.answering;

import java.time.Clock;
import java.util.Optional;
import reactor.core.publisher.Mono;
import village.api.Ids;
import village.api.Reason;
import village.api.Refusal;
import village.api.complaint.reading.Purpose;
import village.api.complaint.registration.Caller;
import village.api.identity.AccessLog;
import village.api.identity.Actor;
import village.api.identity.Role;
import village.api.identity.Roster;
import village.api.inquiry.Inquiries;
import village.api.inquiry.Inquiry;
import village.api.inquiry.InquiryWork;
import village.api.inquiry.asking.InquiryCallers;

/**
 * Staff look whom an answer must reach by telephone or at the door: the desk, and whoever entered the question. Only for a
 * stated purpose, which he can read afterwards.
 */
public final class ViewAsker {
    private final Inquiries inquiries;
    private final InquiryWork work;
    private final Roster roster;
    private final InquiryCallers callers;
    private final AccessLog accessLog;
    private final Ids ids;
    private final Clock clock;

    public ViewAsker(
            Inquiries inquiries,
            InquiryWork work,
            Roster roster,
            InquiryCallers callers,
            AccessLog accessLog,
            Ids ids,
            Clock clock) {
        this.inquiries = inquiries;
        this.work = work;
        this.roster = roster;
        this.callers = callers;
        this.accessLog = accessLog;
        this.ids = ids;
        this.clock = clock;
    }

    /** Who asked, as the roster has him or as he was noted. The look is written down before anything is shown. */
    public Mono<Caller> view(Actor actor, Inquiry.Id id, String purpose) {
        return Mono.fromSupplier(() -> actor.require(Role.GRID_WORKER, Role.CADRE, Role.DISPATCHER))
                .map(staff -> new Purpose(purpose))
                .flatMap(stated -> allowed(actor, id)
                        .flatMap(inquiry ->
                                asker(inquiry).delayUntil(found -> accessLog.append(entry(actor, inquiry, stated)))));
    }

    private Mono<Inquiry> allowed(Actor actor, Inquiry.Id id) {
        return Mono.zip(inquiries.byId(actor.requireVillage(), id), work.seats(actor))
                .filter(found -> found.getT1().asker().enteredBy(actor.requirePerson())
                        || found.getT2().mayRead(actor, found.getT1().desk()))
                .switchIfEmpty(InquiryWork.missing())
                .map(found -> requireRegistered(found.getT1()));
    }

    private static Inquiry requireRegistered(Inquiry inquiry) {
        if (!inquiry.asker().reporting().source().registered()) {
            throw Refusal.of(Reason.INQUIRY_STATE, "这条咨询是本人在微信里问的，答复他在微信里看得到，不用看电话。");
        }
        return inquiry;
    }

    private Mono<Caller> asker(Inquiry inquiry) {
        return Mono.justOrEmpty(inquiry.asker().reporting().roster())
                .flatMap(person -> roster.byId(inquiry.village(), person))
                .map(entry -> new Caller(entry.name(), entry.phone().map(phone -> phone)))
                .switchIfEmpty(Mono.defer(() -> callers.of(inquiry.village(), inquiry.id())))
                .switchIfEmpty(Mono.error(() -> Refusal.of(Reason.INQUIRY_STATE, "登记的时候没有留姓名和电话，没法联系他。")));
    }

    private AccessLog.Entry entry(Actor actor, Inquiry inquiry, Purpose purpose) {
        var reporting = inquiry.asker().reporting();
        var whose = new AccessLog.Whose(reporting.reporter(), Optional.of(inquiry.village()), reporting.roster());
        var role = actor.roles().stream().filter(Role::staff).max(Enum::compareTo);
        return new AccessLog.Entry(
                new AccessLog.Id(ids.next()),
                whose,
                actor.requirePerson(),
                role,
                "咨询人的姓名和电话",
                purpose.words(),
                clock.instant());
    }
}
