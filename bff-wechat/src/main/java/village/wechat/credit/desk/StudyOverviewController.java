package village.wechat.credit.desk;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import village.api.credit.branch.ReadStudyOverview;
import village.api.identity.Actor;

/** How far the branches below a township or county are. Totals only: nobody is named, nobody is ranked. */
@RestController
@Tag(name = "积分办理")
class StudyOverviewController {
    private final ReadStudyOverview readStudyOverview;

    StudyOverviewController(ReadStudyOverview readStudyOverview) {
        this.readStudyOverview = readStudyOverview;
    }

    @Schema(name = "StudyOverviewVillage")
    record VillageView(String code, String name) {}

    @Schema(name = "StudyOverviewRow")
    record RowView(
            VillageView village,
            @Schema(description = "党支部") long branches,
            @Schema(description = "党员") long members,

            @Schema(description = "达到本年度要求的党员；党员不足 5 人的村为空，免得认出是谁") @Nullable
            Long fulfilled) {
        static RowView of(ReadStudyOverview.Row row) {
            var village = row.village();
            var total = row.total();
            return new RowView(
                    new VillageView(village.code().value(), village.name()),
                    total.branches(),
                    total.members(),
                    total.shown().orElse(null));
        }
    }

    @Schema(name = "StudyOverview")
    record OverviewView(int year, List<RowView> items) {
        static OverviewView of(ReadStudyOverview.Overview overview) {
            return new OverviewView(
                    overview.year(), overview.rows().stream().map(RowView::of).toList());
        }
    }

    @Operation(operationId = "studyOverview", summary = "各村党员学习完成情况：只有合计，不到个人，按代码排列，不排名")
    @GetMapping("/console/v1/study-overview")
    Mono<OverviewView> read(
            Actor actor,
            @Schema(description = "6 位县代码或 9 位乡镇代码") @RequestParam String scope,
            @Schema(description = "年度，不填为今年") @RequestParam Optional<Integer> year) {
        return readStudyOverview.read(actor, scope, year).map(OverviewView::of);
    }
}
