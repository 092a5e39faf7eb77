package village.wechat.gate;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import village.api.gate.Finding;
import village.api.gate.GateRelease;
import village.wechat.Times;
import village.wechat.Words;

/** What the publish gate found, and who released exactly this content. */
@Schema(name = "GateFindings")
public record GateFindings(List<Line> items, List<Released> releases) {

    public static GateFindings of(List<Finding> findings, List<GateRelease> releases) {
        return new GateFindings(
                findings.stream().map(Line::of).toList(),
                releases.stream().map(Released::of).toList());
    }

    /** One thing that must not go out. Its number is shown masked. */
    @Schema(name = "GateFinding")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Line(
            @Schema(description = "在哪一处，如 /body 或 /attachments/0")
            String pointer,

            @Schema(description = "identity、bank-card、mobile 或 landline；读不了的附件没有") @Nullable
            String kind,

            @Schema(example = "这里有手机号 137****9050。") String detail,
            @Schema(description = "能不能一键打码") boolean maskable) {
        public static Line of(Finding finding) {
            return new Line(
                    finding.pointer(),
                    finding.kind().map(Words::of).orElse(null),
                    finding.detail(),
                    finding.maskable());
        }
    }

    /** Somebody else answered for it. */
    @Schema(name = "GateRelease")
    public record Released(UUID by, String reason, OffsetDateTime at) {
        public static Released of(GateRelease release) {
            return new Released(release.by().value(), release.reason(), Times.of(release.at()));
        }
    }
}
