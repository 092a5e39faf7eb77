package village.api.complaint;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import village.api.Reason;
import village.api.Refusal;
import village.api.attachment.Attachment;
import village.api.identity.RosterPerson;
import village.api.place.Grid;
import village.api.place.Point;

/**
 * What a reporter brings: something to see, hear or read, and where it is.
 *
 * @param category a code of the catalogue in force; empty when the reporter does not know
 * @param text possibly empty when there is an attachment; at most {@value #MAX_TEXT} characters
 * @param attachments photos or voice in the reporter's order, at most {@value #MAX_ATTACHMENTS}
 * @param grid chosen by hand; a point or a door plate finds its own
 * @param aboutStaff about village staff: goes to the township and never shows in the village
 * @param onBehalfOf the member of the family, or the caller, it is brought for
 * @param occurredAt when it happened or was noted, for reports sent later; empty means now
 * @param categorisedAt when staff said what it belongs to; empty for what the reporter chose himself
 */
public record Intake(
        Kind kind,
        Optional<String> category,
        String text,
        List<Attachment.Id> attachments,
        Optional<Point> point,
        Optional<String> doorPlate,
        Optional<Grid.Id> grid,
        NameVisibleTo nameVisibleTo,
        Visibility visibility,
        boolean aboutStaff,
        Optional<RosterPerson.Id> onBehalfOf,
        Optional<Instant> occurredAt,
        Optional<Instant> categorisedAt) {

    public static final int MAX_TEXT = 2000;
    public static final int MAX_ATTACHMENTS = 9;
    private static final String UNTIL_TAKEN = "（这件事不公开，接单后才能看到内容。）";

    public Intake {
        text = text.strip();
        attachments = List.copyOf(attachments);
        if (text.isEmpty() && attachments.isEmpty()) {
            throw Refusal.of(Reason.COMPLAINT_EMPTY);
        }
        if (text.codePointCount(0, text.length()) > MAX_TEXT) {
            throw Refusal.invalid("/text", "文字最多 2000 个字。");
        }
        if (attachments.size() > MAX_ATTACHMENTS) {
            throw Refusal.invalid("/attachments", "照片和语音最多 9 个。");
        }
        if (attachments.stream().distinct().count() < attachments.size()) {
            throw Refusal.invalid("/attachments", "同一个附件不能放两次。");
        }
    }

    /** The same, brought for somebody on the roster. */
    public Intake onBehalfOf(RosterPerson.Id whom) {
        return new Intake(
                kind,
                category,
                text,
                attachments,
                point,
                doorPlate,
                grid,
                nameVisibleTo,
                visibility,
                aboutStaff,
                Optional.of(whom),
                occurredAt,
                categorisedAt);
    }

    /** The same, about village staff. */
    Intake concerningStaff() {
        return new Intake(
                kind,
                category,
                text,
                attachments,
                point,
                doorPlate,
                grid,
                nameVisibleTo,
                visibility,
                true,
                onBehalfOf,
                occurredAt,
                categorisedAt);
    }

    /** The same in other words; nothing stays nothing. */
    public Intake worded(UnaryOperator<String> words) {
        return new Intake(
                kind,
                category,
                words.apply(text),
                attachments,
                point,
                doorPlate,
                grid,
                nameVisibleTo,
                visibility,
                aboutStaff,
                onBehalfOf,
                occurredAt,
                categorisedAt);
    }

    /** The same for whoever has not taken it yet: what it is about, and in which grid, but nothing of what was said. */
    public Intake untilTaken() {
        return new Intake(
                kind,
                category,
                UNTIL_TAKEN,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                grid,
                nameVisibleTo,
                visibility,
                aboutStaff,
                Optional.empty(),
                Optional.empty(),
                categorisedAt);
    }

    /** The same, at a spot. */
    public Intake at(Point spot) {
        return new Intake(
                kind,
                category,
                text,
                attachments,
                Optional.of(spot),
                doorPlate,
                grid,
                nameVisibleTo,
                visibility,
                aboutStaff,
                onBehalfOf,
                occurredAt,
                categorisedAt);
    }

    /** The same, of the category that staff say it belongs to. */
    public Intake of(String code, Instant at) {
        return new Intake(
                kind,
                Optional.of(code),
                text,
                attachments,
                point,
                doorPlate,
                grid,
                nameVisibleTo,
                visibility,
                aboutStaff,
                onBehalfOf,
                occurredAt,
                Optional.of(at));
    }

    /** Who looks after it at first: what is about village staff is the township's from the beginning. */
    public Deadline.Level level() {
        return aboutStaff ? Deadline.Level.TOWNSHIP : Deadline.Level.VILLAGE;
    }

    /** 诉求, 微心愿, 企业诉求: kinds of one thing. */
    public enum Kind {
        COMPLAINT,
        WISH,
        ENTERPRISE
    }

    /** Who may see the reporter's name. */
    public enum NameVisibleTo {
        HANDLERS,
        DISPATCHER_ONLY
    }

    /** What the reporter allows; public needs the dispatcher's consent too. */
    public enum Visibility {
        PRIVATE,
        PUBLIC
    }
}
