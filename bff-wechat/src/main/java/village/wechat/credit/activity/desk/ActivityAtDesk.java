package village.wechat.credit.activity.desk;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import village.api.credit.activity.Activity;
import village.api.credit.activity.Attendance;
import village.api.credit.activity.holding.ConfirmAttendance;
import village.api.credit.branch.BranchMember;
import village.api.credit.branch.ToldApart;
import village.api.identity.RosterPerson;
import village.wechat.Times;
import village.wechat.Words;

/**
 * A themed Party day as its holder sees it.
 *
 * @param counts of the whole village; null in lists
 * @param attendances of those the reader's office lets him see; null in lists
 * @param absent members without an attendance whom he may write down; null in lists
 */
@Schema(name = "ActivityAtDesk")
record ActivityAtDesk(
        UUID id,
        String title,
        String place,
        OffsetDateTime startsAt,
        OffsetDateTime endsAt,
        boolean cancelled,
        @Schema(description = "现在能不能签到") boolean open,
        @Schema(description = "全村的人数；列表里没有") @Nullable Counts counts,

        @Schema(description = "书记看本支部的，乡镇看书记和没有书记的支部的；别人只看人数") @Nullable
        List<Line> attendances,

        @Schema(description = "我能登记的党员：还没有参加记录的，和没有认定的") @Nullable
        List<Absent> absent) {

    /** How many of the whole village. */
    @Schema(name = "AttendanceCounts")
    record Counts(long confirmed, long waiting, long refused) {
        static Counts of(ConfirmAttendance.Counts found) {
            return new Counts(found.confirmed(), found.waiting(), found.refused());
        }
    }

    @Schema(name = "ActivityAtDeskPage")
    record Page(List<ActivityAtDesk> items, @Nullable String next) {}

    /** Who took part, or says so. */
    @Schema(name = "AttendanceAtDesk")
    record Line(
            UUID id,
            @Schema(example = "*向阳") String name,
            String branch,

            @Schema(description = "code 签到码，keeper 书记登记，remote 异地参加")
            String how,

            String howLabel,

            @Schema(description = "waiting 等书记确认，confirmed 已认定，refused 没有认定，called-off 活动已取消、记上的已冲掉")
            String status,

            String statusLabel,
            String note,
            OffsetDateTime at,
            @Nullable String reason) {
        static Line of(
                Attendance attendance,
                Attendance.Standing standing,
                @Nullable BranchMember who,
                Map<RosterPerson.Id, String> names) {
            return new Line(
                    attendance.id().value(),
                    names.getOrDefault(attendance.member().id(), "已不在册"),
                    who == null ? "" : who.branch(),
                    Words.of(attendance.how()),
                    attendance.how().label(),
                    Words.of(standing),
                    standing.label(),
                    attendance.note(),
                    Times.of(attendance.at()),
                    attendance.reason().isEmpty() ? null : attendance.reason());
        }
    }

    /** Somebody who may be written down. */
    @Schema(name = "AbsentMember")
    record Absent(
            UUID id,
            @Schema(example = "*向阳") String name,
            String branch,
            boolean migrant,
            @Schema(description = "本人报过、没有认定；登记了就改为认定") boolean refused) {
        static Absent of(BranchMember who, Map<RosterPerson.Id, String> names, Set<RosterPerson.Id> refused) {
            var id = who.member().id();
            return new Absent(
                    id.value(),
                    names.getOrDefault(id, who.name().masked()),
                    who.branch(),
                    who.migrant(),
                    refused.contains(id));
        }
    }

    static ActivityAtDesk line(Activity activity, Instant now) {
        return of(activity, now, null, null, null);
    }

    static ActivityAtDesk whole(ConfirmAttendance.Sheet sheet) {
        Map<RosterPerson.Id, BranchMember> known = sheet.members().stream()
                .collect(Collectors.toMap(who -> who.member().id(), who -> who, (one, same) -> one));
        var names = ToldApart.names(sheet.members());
        var refused = sheet.attendances().stream()
                .filter(each -> each.state() == Attendance.State.REFUSED)
                .map(each -> each.member().id())
                .collect(Collectors.toSet());
        return of(
                sheet.activity(),
                sheet.now(),
                Counts.of(sheet.counts()),
                sheet.attendances().stream()
                        .map(each -> Line.of(
                                each,
                                each.standing(sheet.activity().cancelled()),
                                known.get(each.member().id()),
                                names))
                        .toList(),
                sheet.absent().stream()
                        .map(who -> Absent.of(who, names, refused))
                        .toList());
    }

    private static ActivityAtDesk of(
            Activity activity,
            Instant now,
            @Nullable Counts counts,
            @Nullable List<Line> attendances,
            @Nullable List<Absent> absent) {
        return new ActivityAtDesk(
                activity.id().value(),
                activity.title(),
                activity.place(),
                Times.of(activity.startsAt()),
                Times.of(activity.endsAt()),
                activity.cancelled(),
                activity.open(now),
                counts,
                attendances,
                absent);
    }
}
