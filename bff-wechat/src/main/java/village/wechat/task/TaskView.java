package village.wechat.task;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import village.api.attachment.Attachment;
import village.api.complaint.Complaints;
import village.api.credit.activity.holding.ConfirmAttendance;
import village.api.credit.appeal.Appeal;
import village.api.credit.offline.OfflineStudy;
import village.api.disclosure.Filing;
import village.api.disclosure.Status;
import village.api.disclosure.catalogue.CatalogueItem;
import village.api.disclosure.catalogue.Timeliness;
import village.api.disclosure.question.answering.ReadQuestions;
import village.api.disclosure.reading.ListFilingTasks;
import village.api.identity.binding.Bindings;
import village.api.identity.family.FamilyTies;
import village.api.inquiry.answering.ReadDesk;
import village.api.place.Village;
import village.wechat.Times;
import village.wechat.Words;
import village.wechat.complaint.ComplaintSummary;

/**
 * One thing to do.
 *
 * @param kind {@code complaint}, {@code verification}, {@code inquiry}, {@code inquiry-openness},
 *     {@code evidence-alarm}, {@code disclosure-check}, {@code disclosure-uncheckable},
 *     {@code disclosure-returned}, {@code disclosure-publish}, {@code disclosure-unfollowed}, {@code disclosure-covered},
 *     {@code disclosure-due}, {@code disclosure-question}, {@code binding}, {@code family-request},
 *     {@code attendance}, {@code credit-appeal}, {@code offline-study} or {@code attachment-review}
 * @param id of what it is about; null where an item is due of which nothing is filed yet, and of an alarm
 * @param unheard a recording of the case waits that nobody has heard
 * @param link where the console shows it
 */
@Schema(name = "Task")
record TaskView(
        String kind,
        @Nullable UUID id,
        @Nullable String ticket,
        String title,
        String status,
        @Nullable OffsetDateTime dueAt,
        String colour,
        String link,
        boolean unheard) {

    /**
     * @param undelivered what did not reach the village's people; null for whom it is no business, and after the first page
     * @param next cursor of the next page of complaints; the others come with the first page
     */
    @Schema(name = "TaskPage")
    record Page(
            List<TaskView> items,
            Counts counts,

            @Schema(description = "没能送到村民微信的通知；只给网格员、村干部和乡镇看，只在第一页") @Nullable
            Undelivered undelivered,

            @Nullable String next) {}

    /** Open complaints by colour. */
    @Schema(name = "TaskCounts")
    record Counts(long red, long yellow, long green) {
        static final Counts NONE = new Counts(0, 0, 0);

        static Counts of(Complaints.OpenCount count) {
            return new Counts(count.red(), count.yellow(), count.open() - count.red() - count.yellow());
        }
    }

    static TaskView of(ComplaintSummary summary) {
        return of(summary, false);
    }

    static TaskView of(ComplaintSummary summary, boolean unheard) {
        return new TaskView(
                "complaint",
                summary.id(),
                summary.ticket(),
                title(summary),
                summary.statusLabel(),
                summary.dueAt(),
                summary.dueColour(),
                link(summary.village().code(), "complaints", summary.id()),
                unheard);
    }

    /** Somebody answered it, and somebody else is to see whether that holds. */
    static TaskView toVerify(ComplaintSummary summary) {
        return new TaskView(
                "verification",
                summary.id(),
                summary.ticket(),
                title(summary),
                "有答复，等着核实",
                null,
                "yellow",
                link(summary.village().code(), "complaints", summary.id()),
                false);
    }

    /** What was only spoken or shown is named by its category. */
    private static String title(ComplaintSummary summary) {
        if (!summary.text().isEmpty()) {
            return summary.text();
        }
        var category = summary.category();
        return (category == null ? "诉求" : category.name()) + "（照片或录音）";
    }

    static TaskView of(ReadQuestions.View view, Village village) {
        var question = view.question();
        var overdue = question.overdueDays(view.now());
        return new TaskView(
                "disclosure-question",
                question.id().value(),
                null,
                question.text(),
                question.awaitsTownship()
                        ? "请乡镇看：该不该公开"
                        : overdue > 0
                                ? "逾期 " + overdue + " 天没有答复"
                                : question.status().label(),
                question.awaitsTownship() ? null : Times.of(question.dueAt()),
                question.awaitsTownship() ? "yellow" : Words.of(question.colour(view.now())),
                link(
                        village.code().value(),
                        "disclosure-questions",
                        question.id().value()),
                false);
    }

    /** Somebody's turn in the way of a filing to the public. */
    static TaskView of(String kind, Filing filing, Village village) {
        var colour = filing.status() == Status.RETURNED ? "red" : "yellow";
        return filing(kind, filing, filing.status().label(), colour, null, village);
    }

    /** Nobody on the committee may check it: the township appoints somebody. */
    static TaskView uncheckable(Filing filing, Village village) {
        return filing("disclosure-uncheckable", filing, "监委会没有人可以审核，请定人", "red", null, village);
    }

    /** It begins with another balance than the period before ended with. */
    static TaskView unfollowed(Filing filing, Village village) {
        return filing("disclosure-unfollowed", filing, "和上一期的期末结余对不上，请核对更正", "red", null, village);
    }

    /** What was covered, and waits for the township. */
    static TaskView covered(ListFilingTasks.Covered covered, Village village) {
        var decideBy = Times.of(covered.cover().decideBy());
        return filing("disclosure-covered", covered.filing(), "因涉及个人信息被遮盖，请决定恢复还是抹除", "red", decideBy, village);
    }

    /** The whole installation's: whoever oversees a village reads it there, and the console says what to do. */
    static TaskView evidenceAlarm(Village village) {
        return new TaskView(
                "evidence-alarm",
                null,
                null,
                "存证链对不上",
                "已停止签发新的存证，请马上联系运维核对，不要改动数据库",
                null,
                "red",
                "#/villages/" + village.code() + "/tasks",
                false);
    }

    private static TaskView filing(
            String kind, Filing filing, String status, String colour, @Nullable OffsetDateTime dueAt, Village village) {
        return new TaskView(
                kind,
                filing.id().value(),
                null,
                filing.title() + "（" + filing.period().label() + "）",
                status,
                dueAt,
                colour,
                link(village.code().value(), "disclosures", filing.id().value()),
                false);
    }

    /** An item that falls due. */
    static TaskView of(Timeliness due, Village village) {
        var last = due.dueOn().orElseThrow().plusDays(1).atStartOfDay(CatalogueItem.ZONE);
        return new TaskView(
                "disclosure-due",
                null,
                null,
                due.item().name(),
                due.fact(),
                Times.of(last.minusSeconds(1).toInstant()),
                Words.of(due.colour()),
                "#/villages/" + village.code() + "/disclosures",
                false);
    }

    static TaskView of(ReadDesk.View view, Village village) {
        var inquiry = view.inquiry();
        var colour = Words.of(inquiry.colour(view.now()));
        return inquiry("inquiry", view, inquiry.status().label(), colour, Times.of(inquiry.dueAt()), village);
    }

    /** Its asker agreed that everybody may read it, and somebody must look first. */
    static TaskView toModerate(ReadDesk.View view, Village village) {
        return inquiry("inquiry-openness", view, "等着审核公开", "yellow", null, village);
    }

    private static TaskView inquiry(
            String kind,
            ReadDesk.View view,
            String status,
            String colour,
            @Nullable OffsetDateTime dueAt,
            Village village) {
        var inquiry = view.inquiry();
        var text = inquiry.question().text();
        return new TaskView(
                kind,
                inquiry.id().value(),
                null,
                text.isEmpty() ? "照片或录音" : text,
                view.seats().name(inquiry.desk()) + " · " + status,
                dueAt,
                colour,
                link(village.code().value(), "inquiries", inquiry.id().value()),
                false);
    }

    /** Members say that they took part. */
    static TaskView of(ConfirmAttendance.Waiting waiting, Village village) {
        var activity = waiting.activity();
        return new TaskView(
                "attendance",
                activity.id().value(),
                null,
                activity.title(),
                waiting.claims() + " 人申报参加，等您确认",
                null,
                "yellow",
                link(village.code().value(), "activities", activity.id().value()),
                false);
    }

    static TaskView of(Appeal appeal, Village village) {
        return new TaskView(
                "credit-appeal",
                appeal.id().value(),
                null,
                appeal.text(),
                appeal.status().label(),
                null,
                "yellow",
                link(village.code().value(), "credit-appeals", appeal.id().value()),
                false);
    }

    static TaskView of(OfflineStudy study, Village village) {
        return new TaskView(
                "offline-study",
                study.id().value(),
                null,
                study.told().title(),
                "线下学习，" + study.state().label(),
                null,
                "yellow",
                link(village.code().value(), "offline-studies", study.id().value()),
                false);
    }

    static TaskView of(Bindings.Pending pending, Village village) {
        return new TaskView(
                "binding",
                pending.id().value(),
                null,
                "村民身份待核对",
                "待审批",
                null,
                "green",
                link(village.code().value(), "bindings", pending.id().value()),
                false);
    }

    static TaskView of(FamilyTies.Pending pending, Village village) {
        return new TaskView(
                "family-request",
                pending.id().value(),
                null,
                "有人申请替家人办事",
                "待审批",
                null,
                "green",
                link(village.code().value(), "family-requests", pending.id().value()),
                false);
    }

    static TaskView of(Attachment attachment, Village village) {
        return new TaskView(
                "attachment-review",
                attachment.id().value(),
                null,
                "附件待审核（" + named(attachment.format().type()) + "）",
                "待审核",
                null,
                "green",
                link(village.code().value(), "attachments", attachment.id().value()),
                false);
    }

    private static String named(Attachment.Type type) {
        return switch (type) {
            case IMAGE -> "照片";
            case VOICE -> "录音";
            case DOCUMENT -> "文件";
        };
    }

    private static String link(String village, String what, UUID id) {
        return "#/villages/" + village + "/" + what + "/" + id;
    }
}
