package village.wechat.task;

import io.swagger.v3.oas.annotations.media.Schema;
import village.api.notice.oversight.ParkedNotices;

/** How much did not go out, and for how many people; nobody's words and no names. */
@Schema(name = "UndeliveredNotices")
record Undelivered(
        @Schema(description = "几条通知") long notices,
        @Schema(description = "几个人的") long people) {
    static Undelivered of(ParkedNotices.Count count) {
        return new Undelivered(count.notices(), count.people());
    }
}
