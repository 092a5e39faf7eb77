package village.wechat.identity;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import village.api.Page;
import village.api.identity.AccessLog;
import village.api.identity.PersonName;
import village.wechat.Times;
import village.wechat.Words;

/** Who looked at one's data. */
@Schema(name = "AccessLogPage")
record AccessLogPage(List<Item> items, @Nullable String next) {
    private static final String PLATFORM = "platform";

    /**
     * One look.
     *
     * @param viewer masked; the role's own title where the viewer's name is not known in the village; a platform's name
     * @param viewerRole a role, or {@code platform}
     */
    @Schema(name = "AccessLogEntry")
    record Item(UUID id, String viewer, String viewerRole, String what, String purpose, OffsetDateTime viewedAt) {
        static Item of(AccessLog.Line line) {
            var entry = line.entry();
            return new Item(
                    entry.id().value(),
                    line.platform()
                            .or(() -> line.viewer().map(PersonName::masked))
                            .orElse("工作人员"),
                    entry.viewerRole().map(Words::of).orElse(PLATFORM),
                    entry.what(),
                    entry.purpose(),
                    Times.of(entry.viewedAt()));
        }
    }

    static AccessLogPage of(Page<AccessLog.Line, AccessLog.Id> page, Function<AccessLog.Id, String> cursor) {
        return new AccessLogPage(
                page.items().stream().map(Item::of).toList(),
                page.next().map(cursor).orElse(null));
    }
}
