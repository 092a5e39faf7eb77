package village.openapi.v1.change;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import village.api.client.Resource;
import village.api.complaint.Status;
import village.api.event.feed.PublicEvent;
import village.openapi.client.SubjectWords;
import village.openapi.client.Times;
import village.openapi.client.Words;

/** One change, as the feed lists it and a webhook brings it: ids and facts, never personal data. */
@Schema(name = "Change")
public record ChangeLine(
        @Schema(description = "事件编号，同一件事永远是同一个，可用来去重") UUID id,

        @Schema(description = "序号，同一 epoch 里越晚越大；同一对象的变更按它先后处理")
        long sequence,

        @Schema(description = "数据的第几段历史：从备份恢复一次就变大一次，变大了请重新全量同步", example = "1764380000")
        long epoch,

        @Schema(example = "complaint.answered") String type,
        @Schema(example = "诉求答复") String typeLabel,
        @Schema(description = "为 true 时，请删除本地保存的这个对象") boolean tombstone,

        @Schema(description = "村代码（现在的）", example = "330999101201")
        String village,

        ChangeSubject subject,

        @Schema(example = "{\"status\":\"answered\",\"statusLabel\":\"已答复\"}")
        Map<String, String> facts,

        OffsetDateTime occurredAt) {

    private static final List<String> STATUSES = List.of("status", "intoStatus");

    /** What it is about. */
    @Schema(name = "ChangeSubject")
    public record ChangeSubject(
            @Schema(example = "complaint") String type,
            @Schema(example = "诉求") String typeLabel,
            UUID id,
            @Schema(description = "变更后对象的版本，只增不减，可能跳号") long version) {}

    /** @param epoch the history of the log it is told of in */
    public static ChangeLine of(PublicEvent event, long epoch) {
        var subject = event.subject();
        return new ChangeLine(
                event.id(),
                event.position(),
                epoch,
                event.type().word(),
                event.type().label(),
                event.tombstone(),
                event.village().value(),
                new ChangeSubject(subject.kind(), SubjectWords.label(subject.kind()), subject.id(), subject.version()),
                labelled(event),
                Times.of(event.occurredAt()));
    }

    /** A status says itself in Chinese too, as everywhere. */
    private static Map<String, String> labelled(PublicEvent event) {
        if (event.type().topic() != Resource.COMPLAINTS) {
            return event.facts();
        }
        var facts = new TreeMap<>(event.facts());
        for (var name : STATUSES) {
            Arrays.stream(Status.values())
                    .filter(status -> Words.of(status).equals(event.facts().get(name)))
                    .forEach(status -> facts.put(name + "Label", status.label()));
        }
        return facts;
    }
}
