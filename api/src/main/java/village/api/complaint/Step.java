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
        List<Attachment.Id> attachments) {

    public Step {
        attachments = List.copyOf(attachments);
    }

    /** What happened. */
    public enum Type {
        FILED("提交"),
        DISPATCHED("派单"),
        ANSWERED("答复"),
        RATED("评价");

        private final String label;

        Type(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }
}
