package village.wechat.credit.activity;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import village.api.credit.activity.Activity;
import village.api.credit.activity.Attendance;
import village.wechat.Times;
import village.wechat.Words;

/** A themed Party day as a member sees it. */
@Schema(name = "Activity")
record ActivityView(
        UUID id,
        String title,
        String place,
        OffsetDateTime startsAt,
        OffsetDateTime endsAt,
        boolean cancelled,
        @Schema(description = "现在能不能签到") boolean open,
        @Schema(description = "是否已经开始；开始后才能申报异地参加") boolean begun,
        @Schema(description = "我的参加记录；没有参加为空") @Nullable AttendanceView attendance) {

    @Schema(name = "ActivityPage")
    record Page(List<ActivityView> items, @Nullable String next) {}

    /** What was recognised for its reader. */
    @Schema(name = "Attendance")
    record AttendanceView(
            UUID id,

            @Schema(description = "code 签到码，keeper 书记登记，remote 异地参加")
            String how,

            @Schema(description = "waiting 等书记确认，confirmed 已认定，refused 没有认定，called-off 活动已取消、记上的已冲掉")
            String status,

            String statusLabel,
            OffsetDateTime at,
            @Schema(description = "没有认定的理由；其余为空") @Nullable String reason) {
        static AttendanceView of(Attendance attendance, boolean calledOff) {
            var standing = attendance.standing(calledOff);
            return new AttendanceView(
                    attendance.id().value(),
                    Words.of(attendance.how()),
                    Words.of(standing),
                    standing.label(),
                    Times.of(attendance.at()),
                    attendance.reason().isEmpty() ? null : attendance.reason());
        }
    }

    static ActivityView of(Activity activity, Optional<Attendance> own, Instant now) {
        return new ActivityView(
                activity.id().value(),
                activity.title(),
                activity.place(),
                Times.of(activity.startsAt()),
                Times.of(activity.endsAt()),
                activity.cancelled(),
                activity.open(now),
                !now.isBefore(activity.startsAt()),
                own.map(mine -> AttendanceView.of(mine, activity.cancelled())).orElse(null));
    }
}
