package village.api.notice;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import village.api.identity.Person;
import village.api.place.Village;

/**
 * Something one person is told. There is one per person, event and kind.
 *
 * @param event what happened
 * @param text plain Chinese, at most {@value #MAX_TEXT} characters, nobody else's personal data
 * @param link the page to open, an H5 route like {@code #/villages/330999101201/complaints/…}
 * @param readAt empty while unread
 */
public record Notice(
        Id id,
        Person.Id person,
        UUID event,
        Kind kind,
        Optional<Village.Id> village,
        String title,
        String text,
        String link,
        Instant createdAt,
        Optional<Instant> readAt) {

    public static final int MAX_TEXT = 60;

    public Notice {
        if (text.codePointCount(0, text.length()) > MAX_TEXT) {
            throw new IllegalArgumentException("text: too long (expected: " + MAX_TEXT + " characters at most)");
        }
    }

    public record Id(UUID value) {
        public Id {
            Objects.requireNonNull(value);
        }

        @Override
        public String toString() {
            return value.toString();
        }
    }

    /** The same, read. */
    public Notice read(Instant at) {
        return new Notice(id, person, event, kind, village, title, text, link, createdAt, Optional.of(at));
    }

    /**
     * What sort of news. The words are published: on the wire and in tables they are lower-kebab, and a new one needs no
     * change of the tables.
     */
    public enum Kind {
        FILED("诉求已收到", "已收到", Haste.PROMPT),
        PROGRESS("诉求有进展", "有进展", Haste.CAN_WAIT),
        DISPATCHED("诉求正在办理", "办理中", Haste.CAN_WAIT),
        REJECTED("诉求没有受理", "未受理", Haste.PROMPT),
        ASKED("请您补充情况", "待补充", Haste.PROMPT),
        ANSWERED("诉求有答复了", "已答复", Haste.PROMPT),
        FOLLOWED("您关注的事有消息", "有消息", Haste.CAN_WAIT),
        CLOSED("诉求已办结", "已办结", Haste.CAN_WAIT),
        TASK("有事要办", "待办理", Haste.PROMPT),
        TO_CHECK("有答复要核实", "待核实", Haste.ONCE_A_DAY),
        URGENT_TASK("有事要马上办", "要马上办", Haste.URGENT),
        BOUND("身份绑定好了", "已绑定", Haste.PROMPT),
        BINDING_REFUSED("身份没有绑定成功", "未通过", Haste.PROMPT),
        CITIZEN_JOINED("您的账号从浙里办登录了", "有新登录", Haste.URGENT),
        CITIZEN_PARTED("浙里办登录已解除", "已解除", Haste.PROMPT),
        FAMILY_APPROVED("可以替家人办事了", "已同意", Haste.PROMPT),
        FAMILY_REFUSED("替家人办事没有同意", "未同意", Haste.PROMPT),
        QUESTION_ANSWERED("您的疑问已答复", "已答复", Haste.PROMPT),
        QUESTION_WITHHELD("您的疑问没有公开", "未公开", Haste.PROMPT),
        QUESTION_REINSTATED("您的疑问恢复了", "已恢复", Haste.PROMPT),
        INQUIRY_ANSWERED("您问的事有答复了", "已答复", Haste.PROMPT),
        INQUIRY_DECLINED("您问的事这里不能答复", "不予答复", Haste.PROMPT),
        INQUIRY_PASSED_ON("您问的事转了窗口", "已转交", Haste.PROMPT),
        INQUIRY_OPENNESS("您问的事公开审核有结果", "已审核", Haste.CAN_WAIT),
        CREDIT_BOOKED("您的学习记上了", "已记入", Haste.CAN_WAIT),
        CREDIT_REVERSED("一条学习记录作废了", "已作废", Haste.PROMPT),
        CREDIT_APPEAL_DECIDED("您的申诉有结果了", "已处理", Haste.PROMPT),
        STUDY_DECIDED("您报的学习有结果了", "已处理", Haste.PROMPT),
        CREDIT_YEAR_CLOSED("学习证明可以取了", "已结账", Haste.CAN_WAIT),
        DIGEST("有新进展", "有进展", Haste.PROMPT);

        private final String title;
        private final String phrase;
        private final Haste haste;

        Kind(String title, String phrase, Haste haste) {
            this.title = title;
            this.phrase = phrase;
            this.haste = haste;
        }

        public String title() {
            return title;
        }

        /** The state it tells of, at most five Chinese characters. */
        public String phrase() {
            return phrase;
        }

        public Haste haste() {
            return haste;
        }
    }

    /** How soon somebody must be told outside the inbox. */
    public enum Haste {
        /** At any hour. */
        URGENT,
        /** At once, but for quiet hours. */
        PROMPT,
        /** May be told together with others, for who wants that. */
        CAN_WAIT,
        /** Told together with others, once a day, whatever one wants: staff have it in their task list at once. */
        ONCE_A_DAY
    }
}
