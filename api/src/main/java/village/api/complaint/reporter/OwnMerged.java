package village.api.complaint.reporter;

import java.time.Instant;
import java.util.List;
import village.api.Reason;
import village.api.Refusal;
import village.api.complaint.Change;
import village.api.complaint.Complaint;
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
 * him, adds to it, and takes his case out of it where it did not.
 */
public final class OwnMerged {
    private static final String OTHER_REPORTER = "并案反映人";

    private OwnMerged() {}

    /** Whether he may say how the answer to the case that goes on served him: once, and as long as that may be reopened. */
    public static boolean rateable(Complaint own, Complaint goesOn, Instant now) {
        return own.status() == Status.MERGED
                && own.rating().isEmpty()
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

    /** Whether he may add something to the case that goes on. */
    public static boolean supplementable(Complaint own, Complaint goesOn) {
        return own.status() == Status.MERGED && goesOn.status().open();
    }

    /** Whether he may still say that his own is about village staff. */
    public static boolean partable(Complaint own, Complaint goesOn, Instant now) {
        return supplementable(own, goesOn) || reopenable(own, goesOn, List.of(), now);
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
        var own = ownMerged(actor, merges);
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

    /** What he adds stands in his own case, and whoever has the other in hand reads there that it came. */
    static List<Change> supplemented(Actor actor, Merges merges, Supplement supplement, Moment moment) {
        var own = ownMerged(actor, merges);
        var goesOn = merges.goesOn().requireOpen();
        var entry = Entry.of(Step.Type.SUPPLEMENTED, Label.of(actor, own), supplement.text())
                .with(supplement.attachments());
        var files = supplement.attachments().isEmpty() ? "" : "（附件见那一件）";
        var noted = Entry.of(Step.Type.SUPPLEMENTED, OTHER_REPORTER)
                .internally("并入的 " + own.ticket().value() + " 补充：" + supplement.text() + files);
        return List.of(
                moment.change(own, entry, "complaint.supplemented-merged"),
                byOther(moment)
                        .change(SupplementComplaint.answered(goesOn, moment.now()), noted, "complaint.supplemented"));
    }

    /** Whose case it is need not be told in the time line of another. */
    private static Moment byOther(Moment moment) {
        return Moment.system(moment.now(), moment.ids());
    }

    private static Complaint ownMerged(Actor actor, Merges merges) {
        var own = OwnCase.required(actor, merges.complaint());
        if (own.status() != Status.MERGED) {
            throw Refusal.of(Reason.COMPLAINT_WRONG_STATE);
        }
        return own;
    }
}
