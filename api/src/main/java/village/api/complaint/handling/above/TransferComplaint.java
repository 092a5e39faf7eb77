package village.api.complaint.handling.above;

import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import reactor.core.publisher.Mono;
import village.api.Once;
import village.api.Reason;
import village.api.Refusal;
import village.api.client.Client;
import village.api.complaint.Access;
import village.api.complaint.CaseWork;
import village.api.complaint.Change;
import village.api.complaint.Complaint;
import village.api.complaint.Deadline;
import village.api.complaint.Ending;
import village.api.complaint.Entry;
import village.api.complaint.Label;
import village.api.complaint.Moment;
import village.api.complaint.Status;
import village.api.complaint.Step;
import village.api.complaint.catalogue.Due;
import village.api.complaint.handling.PublicWords;
import village.api.complaint.handling.Remark;
import village.api.complaint.handling.above.Receivers.Receiver;
import village.api.identity.Actor;

/** The township sends a case to an office outside (转出), whose statutory clock runs from then on. */
public final class TransferComplaint {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("M月d日");
    private static final int MAX_NAME = 100;
    /** The fact that tells a case that is sent from one that only gets its number there. */
    private static final String SENT = "sent";

    private final CaseWork work;
    private final Receivers receivers;
    private final StatutoryPeriods periods;
    private final PublicWords words;
    private final Clock clock;

    public TransferComplaint(
            CaseWork work, Receivers receivers, StatutoryPeriods periods, PublicWords words, Clock clock) {
        this.work = work;
        this.receivers = receivers;
        this.periods = periods;
        this.words = words;
        this.clock = clock;
    }

    /**
     * Where to.
     *
     * @param office empty where the receiver's own name says it
     * @param externalNumber what the case is called there, empty until known
     * @param text for the reporter, possibly empty
     * @param receiver the platform that is to have it; empty when it goes some other way
     */
    public record Destination(String office, String externalNumber, String text, Optional<Client.Id> receiver) {
        public Destination {
            office = receiver.isPresent()
                    ? Remark.optional("/office", office)
                    : Remark.required("/office", office, "请写明转给哪个单位。");
            externalNumber = Remark.optional("/externalNumber", externalNumber);
            text = Remark.optional("/text", text);
            shortEnough("/office", office);
            shortEnough("/externalNumber", externalNumber);
        }

        private static void shortEnough(String pointer, String words) {
            if (words.codePointCount(0, words.length()) > MAX_NAME) {
                throw Refusal.invalid(pointer, "最多 100 个字。");
            }
        }

        private Destination at(Receiver platform) {
            return office.isEmpty() ? new Destination(platform.name(), externalNumber, text, receiver) : this;
        }

        /** What everybody reads of it in a public case. */
        private List<PublicWords.Written> told() {
            return List.of(new PublicWords.Written("/office", office), new PublicWords.Written("/text", text));
        }

        /** Whether it went there already. */
        private boolean is(Ending.Transfer earlier) {
            var same = receiver.isEmpty() || receiver.equals(earlier.receiver());
            return same && earlier.office().equals(office);
        }
    }

    /**
     * Sends it; sent to the same office again, it completes the number it has there. Refuses
     * ({@code publication.blocked}) numbers in what everybody would read.
     */
    public Mono<Complaint> transfer(Actor actor, Complaint.Id id, Destination to, Optional<Once> once) {
        return Mono.defer(() -> Mono.zip(
                        known(actor, to),
                        periods.on(LocalDate.ofInstant(clock.instant(), Due.ZONE)),
                        words.eyes(actor)))
                .map(known -> new Where(known.getT1(), known.getT2(), known.getT3()))
                .flatMap(where -> work.act(
                        actor,
                        id,
                        once,
                        where.eyes()
                                .over(
                                        to.told(),
                                        (complaint, moment) ->
                                                transferred(actor, complaint, where.to(), where.law(), moment))));
    }

    private record Where(Destination to, StatutoryPeriods.Periods law, PublicWords.Eyes eyes) {}

    /** A platform that does not receive the village's cases gets none. */
    private Mono<Destination> known(Actor actor, Destination to) {
        return to.receiver().isEmpty()
                ? Mono.just(to)
                : receivers
                        .of(actor.requireVillage())
                        .map(all -> all.stream()
                                .filter(one ->
                                        to.receiver().filter(one.id()::equals).isPresent())
                                .findFirst()
                                .map(to::at)
                                .orElseThrow(() -> Refusal.of(Reason.COMPLAINT_RECEIVER)));
    }

    /** Refuses who is not above the village, and a case that is over. */
    public static Complaint permitted(Actor actor, Complaint complaint) {
        Access.workable(actor, complaint);
        Access.allowed(Access.above(actor), complaint);
        return complaint.status() == Status.TRANSFERRED_OUT ? complaint : complaint.requireOpen();
    }

    /** What it makes of a case. */
    static Change transferred(
            Actor actor, Complaint complaint, Destination to, StatutoryPeriods.Periods law, Moment moment) {
        permitted(actor, complaint);
        if (to.receiver().isPresent() && complaint.intake().aboutStaff()) {
            throw Refusal.of(Reason.COMPLAINT_WRONG_STATE, "反映村干部的诉求不能发到平台，请不选平台，写明转给哪个单位。");
        }
        var there = Optional.of(complaint)
                .filter(one -> one.status() == Status.TRANSFERRED_OUT)
                .flatMap(one -> one.ending().transfer())
                .filter(to::is);
        return there.map(earlier -> numbered(actor, complaint, to, earlier, moment))
                .orElseGet(() -> sent(actor, complaint, to, law, moment));
    }

    private static Change sent(
            Actor actor, Complaint complaint, Destination to, StatutoryPeriods.Periods law, Moment moment) {
        var after = complaint
                .with(Status.TRANSFERRED_OUT)
                .with(complaint.handling().withheld())
                .with(Deadline.of(moment.now(), law.finish(moment.now()), Deadline.Level.TOWNSHIP))
                .with(complaint
                        .ending()
                        .transferred(
                                new Ending.Transfer(to.office(), to.externalNumber(), moment.now(), to.receiver())));
        var said = "已转" + to.office() + "办理。按" + law.legalBasis() + "，对方应在"
                + DAY.format(law.lastDay(moment.now(), law.replyDays())) + "前书面告知是否受理，"
                + DAY.format(law.lastDay(moment.now(), law.finishDays())) + "前办结。" + to.text();
        var facts = new LinkedHashMap<>(complaint.ending().takenFrom());
        if (complaint.status().open()) {
            facts.putAll(complaint.handling().takenFor(Optional.empty()));
        }
        facts.put(SENT, "true");
        return moment.change(after, entry(actor, said, to), "complaint.transferred-out", facts);
    }

    private static Change numbered(
            Actor actor, Complaint complaint, Destination to, Ending.Transfer earlier, Moment moment) {
        if (to.externalNumber().isEmpty()) {
            throw Refusal.invalid("/externalNumber", "已经转给这个单位了，请填写对方的编号。");
        }
        var after = complaint.with(complaint.ending().transferred(earlier.numbered(to.externalNumber())));
        var entry = entry(actor, "已登记对方的编号。" + to.text(), to);
        return moment.change(after, entry, "complaint.transferred-out", Map.of(SENT, "false"));
    }

    private static Entry entry(Actor actor, String said, Destination to) {
        var number = to.externalNumber().isEmpty() ? "" : "对方编号：" + to.externalNumber();
        return Entry.of(Step.Type.TRANSFERRED_OUT, Label.of(actor), said).internally(number);
    }
}
