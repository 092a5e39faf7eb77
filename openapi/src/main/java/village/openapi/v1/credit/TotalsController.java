package village.openapi.v1.credit;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import village.api.Reason;
import village.api.client.Access;
import village.api.client.Resource;
import village.api.credit.branch.ReadBranch;
import village.api.credit.branch.ReportTotals;
import village.openapi.client.Refuses;
import village.openapi.client.Scoped;
import village.openapi.client.SignedClient;

@RestController
@Tag(name = "credit", description = "党员学习：只有总数")
class TotalsController {
    private static final int ONE_VILLAGE = 12;

    private final ReportTotals reportTotals;

    TotalsController(ReportTotals reportTotals) {
        this.reportTotals = reportTotals;
    }

    /** A village in a year, without anybody in it. */
    @Schema(name = "CreditTotals")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Totals(
            @Schema(example = "2026") int year,
            @Schema(description = "村里是否已经自己公布这一年的总数") boolean published,
            @Schema(description = "true：党员不足 5 人，不给数字") boolean suppressed,

            @Schema(description = "党员人数", example = "46") @Nullable
            Long members,

            @Schema(description = "已达到这一年要求的人数", example = "31") @Nullable
            Long fulfilled,

            @Schema(description = "学习时长合计（分钟）", example = "66240") @Nullable
            Long minutes,

            @Schema(description = "积分合计", example = "4120") @Nullable
            Long points) {
        static Totals of(ReportTotals.Report report) {
            var figures = report.figures();
            return new Totals(
                    report.year(),
                    report.published(),
                    figures.isEmpty(),
                    figures.map(ReadBranch.Totals::members).orElse(null),
                    figures.map(ReadBranch.Totals::fulfilled).orElse(null),
                    figures.map(ReadBranch.Totals::minutes).orElse(null),
                    figures.map(ReadBranch.Totals::points).orElse(null));
        }
    }

    @Scoped(Resource.CREDITS)
    @GetMapping("/openapi/v1/villages/{village}/credit-totals")
    @Refuses(Reason.CREDIT_TOTALS_UNPUBLISHED)
    @Operation(operationId = "readCreditTotals", summary = "全村党员一年学习的总数，不含个人", description = """
        权限开到乡镇或以上地区的，可以看辖区内每个村；只开到某一个村的，要等村里自己公布这一年的总数（党务公开“党员教育学习完成情况”），\
        没有公布返回 404 credit.totals-unpublished。党员不足 5 人的不给数字。\
        """)
    @ApiResponse(responseCode = "200", description = "总数")
    Mono<Totals> read(
            SignedClient caller,
            @Parameter(description = "哪一年，不写为今年", example = "2026") @RequestParam(required = false) @Nullable
                    Integer year) {
        return reportTotals
                .report(caller.requireVillage().id(), upward(caller), Optional.ofNullable(year))
                .map(Totals::of);
    }

    /** Whether the scope is that of an area above the village. */
    private static boolean upward(SignedClient caller) {
        return caller.client().terms().areas(Resource.CREDITS, Access.READ).stream()
                .filter(area -> area.length() < ONE_VILLAGE)
                .anyMatch(caller.requireVillage()::liesIn);
    }
}
