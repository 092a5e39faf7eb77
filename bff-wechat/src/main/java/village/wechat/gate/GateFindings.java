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

/**
 * What keeps a publication back and who released it nevertheless: the answer of every {@code GET …/findings}.
 *
 * @param items passages first, then attachments
 * @param releases of exactly the content that was looked at
 */
@Schema(name = "GateFindings")
public record GateFindings(List<Line> items, List<Released> releases) {

    @Schema(name = "GateFinding")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Line(
            @Schema(description = "在哪里，如 /body、/table/rows/3/payee、/attachments/0")
            String pointer,

            @Schema(description = "identity 身份证号，bank-card 银行卡号，mobile 手机号，landline 电话号码；读不出的文件没有这一项") @Nullable
            String kind,

            @Schema(description = "给编辑看的话，号码已打码") String detail,
            @Schema(description = "从第几个字符起") @Nullable Integer start,
            @Schema(description = "到第几个字符前") @Nullable Integer end,
            @Schema(description = "能不能一键打码") boolean maskable) {
        static Line of(Finding finding) {
            return new Line(
                    finding.pointer(),
                    finding.kind().map(Words::of).orElse(null),
                    finding.detail(),
                    finding.span().map(Finding.Span::start).orElse(null),
                    finding.span().map(Finding.Span::end).orElse(null),
                    finding.maskable());
        }
    }

    @Schema(name = "GateRelease")
    public record Released(
            UUID id,
            @Schema(description = "放行人") UUID by,
            @Schema(description = "放行的理由") String reason,
            OffsetDateTime at) {
        public static Released of(GateRelease release) {
            return new Released(release.id().value(), release.by().value(), release.reason(), Times.of(release.at()));
        }
    }

    public static GateFindings of(List<Finding> findings, List<GateRelease> releases) {
        return new GateFindings(
                findings.stream().map(Line::of).toList(),
                releases.stream().map(Released::of).toList());
    }
}
