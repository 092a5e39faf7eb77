package village.wechat.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import village.api.Page;
import village.api.audit.AuditLog;
import village.api.identity.Person;
import village.api.identity.PersonName;
import village.wechat.Times;
import village.wechat.Words;

/** A page of what staff did. */
@Schema(name = "AuditPage")
record AuditPage(List<Item> items, @Nullable String next) {
    /**
     * One act.
     *
     * @param village missing for acts of the installation
     * @param from the address, its last part hidden; missing for operators
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "AuditEntry")
    record Item(
            UUID id,
            @Nullable VillageView village,
            ActorView actor,
            String act,
            @Nullable SubjectView subject,
            @Nullable String requestId,
            @Nullable String from,
            OffsetDateTime at) {
        static Item of(AuditLog.Line line) {
            return new Item(
                    line.id().value(),
                    line.place()
                            .map(place -> new VillageView(place.code(), place.name()))
                            .orElse(null),
                    ActorView.of(line),
                    line.act(),
                    line.subject()
                            .map(subject -> new SubjectView(subject.kind(), subject.id()))
                            .orElse(null),
                    line.requestId().orElse(null),
                    line.from().orElse(null),
                    Times.of(line.at()));
        }
    }

    @Schema(name = "AuditVillage")
    record VillageView(String code, String name) {}

    /**
     * @param name masked; missing for operators and where he is not on the village's roster
     * @param platform the name of a platform; missing for persons
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "AuditActor")
    record ActorView(
            @Nullable UUID id,
            @Nullable String name,
            @Nullable String platform,
            List<String> roles) {
        static ActorView of(AuditLog.Line line) {
            return new ActorView(
                    line.actor().map(Person.Id::value).orElse(null),
                    line.name().map(PersonName::masked).orElse(null),
                    line.platform().orElse(null),
                    Words.of(line.roles()));
        }
    }

    @Schema(name = "AuditSubject")
    record SubjectView(String kind, UUID id) {}

    static AuditPage of(Page<AuditLog.Line, AuditLog.Id> page, Function<AuditLog.Id, String> cursor) {
        return new AuditPage(
                page.items().stream().map(Item::of).toList(),
                page.next().map(cursor).orElse(null));
    }
}
