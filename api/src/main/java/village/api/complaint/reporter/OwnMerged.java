package village.api.complaint.reporter;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import village.api.Reason;
import village.api.Refusal;
import village.api.complaint.Change;
import village.api.complaint.Complaint;
import village.api.complaint.Ending;
import village.api.complaint.Entry;
import village.api.complaint.Label;
import village.api.complaint.Merges;
import village.api.complaint.Moment;
import village.api.complaint.Rating;
import village.api.complaint.Status;
import village.api.complaint.Step;
import village.api.complaint.catalogue.DueTimes;
import village.api.identity.Actor;

/**
 * What the reporter of a merged case does with it, under its own number: he says of the other's answer whether it helped
 * him, adds to it, asks how long it takes, takes his own back, and has his case out of it where it did not help.
 */
public final class OwnMerged {
    private static final String OTHER_REPORTER = "并案反映人";

    private OwnMerged() {}

    /** Whether he may say how the answer to the case that goes on served him: once, and as long as that may be reopened. */
    public static boolean rateable(Complaint own, Complaint goesOn, Instant now) {
        return own.status() == Status.MERGED
                && own.rating().isEmpty()
                && !own.ending().withdrawn()
                && goesOn.ending().answeredAt().isPresent()
                && reopenable(own, goesOn, List.of(), now);
    }

    /**
     * Whether he may have his own taken up again by itself.
     *
     * @param steps of the case that goes on
     */
    public static boolean reopenable(Complaint own, Complaint goesOn, List<Step> steps, Instant now) {
        return own.status() == Status.MERGED
                && ReopenComplaint.until(goesOn, steps)
                        .filter(until -> !now.isAfter(until))
                        .isPresent();
    }

    /** Whether he may add something to the case that goes on, or take his own back. */
    public static boolean underWay(Complaint own, Complaint goesOn) {
        return own.status() == Status.MERGED
                && !own.ending().withdrawn()
                && goesOn.status().open();
    }

    /** Whether he may ask how long it will take: each of them once a day. */
    public static boolean remindable(Complaint own, Complaint goesOn, Instant now) {
        return underWay(own, goesOn) && !RemindComplaint.remindedOn(own, now);
    }

    /** Whether he may still say that his own is about village staff. */
    public static boolean partable(Complaint own, Complaint goesOn, Instant now) {
        return own.status() == Status.MERGED && (goesOn.status().open() || reopenable(own, goesOn, List.of(), now));
    }

    /** Refuses what is long over. */
    static void requirePartable(Complaint goesOn, Instant now) {
        if (!goesOn.status().open()) {
            requireInTime(goesOn, List.of(), now);
        }
    }

    private static void requireInTime(Complaint goesOn, List<Step> steps, Instant now) {
        var until = ReopenComplaint.until(goesOn, steps)
                .orElseThrow(() -> Refusal.of(Reason.COMPLAINT_WRONG_STATE, whyNot(goesOn.status())));
        if (now.isAfter(until)) {
            throw Refusal.of(Reason.COMPLAINT_REOPEN_LATE);
        }
    }

    private static String whyNot(Status status) {
        return switch (status) {
            case TRANSFERRED_OUT -> "合在一起办的那件已经转给别的单位，还在办理。";
            default -> "合在一起办的那件还在办理，有了答复再来。";
        };
    }

    /** What his word makes of his case: one that is fixed stays merged and says so, one that is not goes on by itself. */
    static List<Change> rated(Actor actor, Merges merges, Rating given, DueTimes.Terms terms, Moment moment) {
        var own = kept(actor, merges);
        if (own.rating().isPresent()) {
            throw Refusal.of(Reason.COMPLAINT_ALREADY_RATED);
        }
        if (merges.goesOn().ending().answeredAt().isEmpty()) {
            throw Refusal.of(Reason.COMPLAINT_WRONG_STATE, "还没有答复，答复后再来评价。");
        }
        requireInTime(merges.goesOn(), List.of(), moment.now());
        var after = given.fixed() ? own.with(own.ending().rated(given, moment.now())) : takenUp(own, terms, moment);
        var said = given.said() + (given.fixed() ? "" : "，不再和别人的合在一起，单独办理");
        var entry = Entry.of(Step.Type.RATED, Label.of(actor, own), said).internally(given.text());
        return List.of(moment.change(after, entry, "complaint.rated", RateComplaint.facts(given)));
    }

    /** What becomes of his case when it is not over for him. */
    static List<Change> reopened(
            Actor actor, Merges merges, String reason, ReopenComplaint.Around around, Moment moment) {
        var own = ownMerged(actor, merges);
        requireInTime(merges.goesOn(), around.steps(), moment.now());
        var entry = Entry.of(Step.Type.REOPENED, Label.of(actor, own), reason);
        return List.of(moment.change(takenUp(own, around.terms(), moment), entry, "complaint.reopened"));
    }

    private static Complaint takenUp(Complaint own, DueTimes.Terms terms, Moment moment) {
        var parted = own.parted(moment.now(), terms.from(own.intake().category(), moment.now()));
        return parted.with(parted.ending().reopened());
    }

    /**
     * What he adds stands in his own case, and whoever has the other in hand reads there that it came.
     *
     * @param spoken whether nothing is written and somebody speaks: whoever has the other in hand need not see this one, so
     *     those who may hear its reporter are told
     */
    static List<Change> supplemented(Actor actor, Merges merges, Supplement supplement, boolean spoken, Moment moment) {
        var own = kept(actor, merges);
        var goesOn = merges.goesOn().requireOpen();
        var entry = Entry.of(Step.Type.SUPPLEMENTED, Label.of(actor, own), supplement.text())
                .with(supplement.attachments());
        var files = supplement.attachments().isEmpty() ? "" : "（附件见那一件）";
        var noted = Entry.of(Step.Type.SUPPLEMENTED, OTHER_REPORTER)
                .internally("并入的 " + own.ticket().value() + " 补充：" + supplement.text() + files);
        return List.of(
                moment.change(
                        own,
                        entry,
                        "complaint.supplemented-merged",
                        spoken ? Map.of(SupplementComplaint.UNHEARD, "true") : Map.of()),
                byOther(moment)
                        .change(SupplementComplaint.answered(goesOn, moment.now()), noted, "complaint.supplemented"));
    }

    /**
     * He takes his own back: it stays merged, and he hears no more of the other, unless that is his as well.
     */
    static List<Change> withdrawn(Actor actor, Merges merges, String reason, Moment moment) {
        var own = kept(actor, merges);
        var goesOn = merges.goesOn().requireOpen();
        var alsoHis = own.reporter().isPresent() && own.reporter().equals(goesOn.reporter());
        var said = WithdrawComplaint.said(reason) + "。合在一起办的那件照样办" + (alsoHis ? "。" : "，不再告诉他进展。");
        return List.of(takenBack(actor, own, said, moment));
    }

    /** What he reported a second time goes along with the case it was merged into when he takes that one back. */
    static Change takenBackAlong(Actor actor, Complaint own, Moment moment) {
        return takenBack(actor, own, "合在一起办的那件撤回了，这一件一起撤回。", moment);
    }

    private static Change takenBack(Actor actor, Complaint own, String said, Moment moment) {
        return moment.change(
                own.with(own.ending().closed(Ending.Closing.WITHDRAWN, moment.now())),
                Entry.of(Step.Type.CLOSED, Label.of(actor, own), said),
                "complaint.withdrawn-merged");
    }

    /** He asks how long it will take: whoever has the other in hand hears it, and no other reporter loses his own day. */
    static List<Change> reminded(Actor actor, Merges merges, Moment moment) {
        var own = kept(actor, merges);
        var goesOn = merges.goesOn().requireOpen();
        var asked = RemindComplaint.reminding(own, moment.now());
        return List.of(
                moment.change(
                        own.with(asked),
                        Entry.of(Step.Type.REMINDED, Label.of(actor, own)),
                        "complaint.reminded-merged"),
                byOther(moment)
                        .change(
                                goesOn.with(goesOn.urging().remindedByAnother()),
                                Entry.of(Step.Type.REMINDED, OTHER_REPORTER),
                                "complaint.reminded"));
    }

    /** Whose case it is need not be told in the time line of another. */
    private static Moment byOther(Moment moment) {
        return Moment.system(moment.now(), moment.ids());
    }

    /** The same, unless he took it back. */
    private static Complaint kept(Actor actor, Merges merges) {
        var own = ownMerged(actor, merges);
        if (own.ending().withdrawn()) {
            throw Refusal.of(Reason.COMPLAINT_WRONG_STATE, "这件诉求已经撤回了。合在一起办的那件办完后，没有解决的可以重新办理。");
        }
        return own;
    }

    private static Complaint ownMerged(Actor actor, Merges merges) {
        var own = OwnCase.required(actor, merges.complaint());
        if (own.status() != Status.MERGED) {
            throw Refusal.of(Reason.COMPLAINT_WRONG_STATE);
        }
        return own;
    }
}
