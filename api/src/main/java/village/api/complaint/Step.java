package village.api.complaint;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import village.api.attachment.Attachment;
import village.api.identity.Person;

/**
 * One entry of a complaint's time line.
 *
 * @param actor empty when the system routed by itself
 * @param actorLabel what villagers see instead of a name, for example 网格员
 * @param due the due time from this step on; empty once nobody owes an answer
 * @param publicText for the reporter, and for everybody when the case is public; possibly empty
 * @param internalText for handlers only; possibly empty
 * @param occurred when it really happened, where whoever told of it said so; {@code at} is when it was heard of
 */
public record Step(
        UUID id,
        Type type,
        Instant at,
        Optional<Person.Id> actor,
        String actorLabel,
        Optional<Instant> due,
        String publicText,
        String internalText,
        List<Attachment.Id> attachments,
        Optional<Instant> occurred) {

    public Step {
        attachments = List.copyOf(attachments);
    }

    Step occurred(Instant when) {
        return new Step(id, type, at, actor, actorLabel, due, publicText, internalText, attachments, Optional.of(when));
    }

    /** Without what is for those only who work on the case. */
    public Step outward() {
        return new Step(id, type, at, actor, actorLabel, due, publicText, "", attachments, occurred);
    }

    /** What happened. */
    public enum Type {
        FILED("提交"),
        ACCEPTED("受理"),
        REJECTED("不予受理"),
        DISPATCHED("派单"),
        TAKEN("接单办理"),
        OBJECTED("退单"),
        ASSISTANCE_ASKED("请求协办"),
        PROGRESSED("办理进展"),
        INFORMATION_ASKED("请补充情况"),
        SUPPLEMENTED("补充情况"),
        EXTENSION_ASKED("申请延期"),
        EXTENSION_DECIDED("延期审批"),
        REMINDED("催办"),
        SUPERVISED("督办"),
        ESCALATED("升级"),
        ANSWERED("答复"),
        VERIFIED("督查核实"),
        RATED("评价"),
        CLOSED("办结"),
        REOPENED("重新办理"),
        TRANSFERRED_OUT("转出"),
        MERGED("并案"),
        OFFERED("发布接单"),
        CLAIMED("党员接单"),
        CLAIM_WITHDRAWN("退回接单"),
        CLAIM_CONFIRMED("服务确认"),
        TRANSCRIBED("语音转写"),
        PUBLISHED("公开"),
        CATEGORISED("归类"),
        /** About village staff: out of the village, to the township. */
        HANDED_UP("转乡镇");

        private final String label;

        Type(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }

        /** Whether it holds the reporter's own words, or what he was asked: between him and those who work on it. */
        public boolean betweenThem() {
            return switch (this) {
                case FILED, INFORMATION_ASKED, SUPPLEMENTED, REMINDED, REOPENED, TRANSCRIBED -> true;
                default -> false;
            };
        }
    }
}
