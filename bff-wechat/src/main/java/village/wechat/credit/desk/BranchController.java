package village.wechat.credit.desk;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import village.api.credit.branch.LookAtMember;
import village.api.credit.branch.ReadBranch;
import village.api.credit.branch.ToldApart;
import village.api.identity.Actor;
import village.api.identity.RosterPerson;
import village.wechat.Spreadsheets;
import village.wechat.Words;
import village.wechat.credit.AmountView;
import village.wechat.credit.LineFile;
import village.wechat.credit.LineView;

/** How far a branch is, by name and never by rank; upward, totals only. */
@RestController
@RequestMapping("/console/v1/villages/{village}/credits")
@Tag(name = "积分办理")
class BranchController {
    private final ReadBranch readBranch;
    private final LookAtMember lookAtMember;

    BranchController(ReadBranch readBranch, LookAtMember lookAtMember) {
        this.readBranch = readBranch;
        this.lookAtMember = lookAtMember;
    }

    /** One of the branch. */
    @Schema(name = "CreditMember")
    record MemberView(
            UUID id,
            @Schema(example = "*向阳") String name,
            @Schema(description = "外出党员") boolean migrant,
            @Schema(description = "是否绑定了微信") boolean bound,
            @Schema(description = "书记、村委成员，要求更高") boolean leader,
            AmountView balance,
            AmountView required,
            boolean fulfilled,

            @Schema(description = "可能需要帮助：nothing-yet 还没有记录，behind 落后较多；不需要为空") @Nullable
            String help) {
        static MemberView of(ReadBranch.Standing standing, Map<RosterPerson.Id, String> names) {
            var who = standing.who();
            return new MemberView(
                    who.member().id().value(),
                    names.getOrDefault(who.member().id(), who.name().masked()),
                    who.migrant(),
                    who.bound(),
                    who.leader(),
                    AmountView.of(standing.balance()),
                    AmountView.of(standing.required()),
                    standing.fulfilled(),
                    standing.help().map(Words::of).orElse(null));
        }
    }

    /** The branch, by name. */
    @Schema(name = "CreditBranch")
    record BranchView(String branch, int year, List<MemberView> members) {
        static BranchView of(ReadBranch.Branch branch) {
            var names = ToldApart.names(
                    branch.members().stream().map(ReadBranch.Standing::who).toList());
            return new BranchView(
                    branch.name(),
                    branch.year(),
                    branch.members().stream()
                            .map(each -> MemberView.of(each, names))
                            .toList());
        }
    }

    @Operation(operationId = "readCreditBranch", summary = "本支部每人完成到哪里、谁可能需要帮助；按姓名排列，不排名")
    @GetMapping("/branch")
    Mono<BranchView> branch(Actor actor, @RequestParam(required = false) @Nullable Integer year) {
        return readBranch.branch(actor, Optional.ofNullable(year)).map(BranchView::of);
    }

    /**
     * Branches whose ledgers the township keeps.
     *
     * @param items all of them at once, in the order of their names: no page is needed, as they are those of one village,
     *     a handful by the Party's statutes (a branch has three full members or more), and name no more people than are
     *     Party members on its roster
     */
    @Schema(name = "CreditBranches")
    record BranchesView(List<BranchView> items) {}

    @Operation(operationId = "readKeptCreditBranches", summary = "乡镇管台账的党员：没有书记的支部全部，有书记的支部只有书记；按姓名排列，不排名")
    @GetMapping("/kept-branches")
    Mono<BranchesView> kept(Actor actor, @RequestParam(required = false) @Nullable Integer year) {
        return readBranch
                .kept(actor, Optional.ofNullable(year))
                .map(all -> new BranchesView(all.stream().map(BranchView::of).toList()));
    }

    /** A village as a whole. */
    @Schema(name = "CreditTotals")
    record TotalsView(
            int year,
            long members,

            @Schema(description = "达到全年要求的党员；党员不足 5 人的村，这三项为空，免得认出是谁") @Nullable
            Long fulfilled,

            @Nullable Long minutes,
            @Nullable Long points) {
        static TotalsView of(ReadBranch.Whole whole) {
            var figures = whole.figures();
            return new TotalsView(
                    whole.year(),
                    whole.members(),
                    figures.map(ReadBranch.Totals::fulfilled).orElse(null),
                    figures.map(ReadBranch.Totals::minutes).orElse(null),
                    figures.map(ReadBranch.Totals::points).orElse(null));
        }
    }

    @Operation(operationId = "readCreditTotals", summary = "全村党员学习的总数，不含个人")
    @GetMapping("/totals")
    Mono<TotalsView> totals(Actor actor, @RequestParam(required = false) @Nullable Integer year) {
        return readBranch.totals(actor, Optional.ofNullable(year)).map(TotalsView::of);
    }

    @Schema(name = "NewCreditView", example = "{\"purpose\": \"核对培训签到\"}")
    record NewView(
            @Schema(description = "为什么要看，本人看得到") @NotNull(message = "请写明为什么要看。")
            String purpose,

            @Nullable Integer year) {}

    /** A member's lines in full. */
    @Schema(name = "CreditMemberLines")
    record SightView(UUID id, String name, String branch, int year, List<LineView> lines) {}

    @Operation(operationId = "viewCreditMember", summary = "看一位党员的台账；写明理由，本人在查看记录里看得到")
    @PostMapping("/members/{id}/views")
    Mono<SightView> view(Actor actor, @PathVariable UUID id, @Valid @RequestBody NewView body) {
        return lookAtMember
                .look(actor, new RosterPerson.Id(id), Optional.ofNullable(body.year()), body.purpose())
                .map(sight -> new SightView(
                        id,
                        sight.who().name().value(),
                        sight.who().branch(),
                        sight.year(),
                        LineView.ofAll(sight.lines())));
    }

    @Operation(operationId = "exportCreditBranch", summary = "下载本支部一年的台账（.csv），可以自己重新算一遍；写明用途，每位党员看得到")
    @PostMapping(path = "/exports", produces = LineFile.CSV)
    Mono<ResponseEntity<byte[]>> export(Actor actor, @Valid @RequestBody NewView body) {
        return lookAtMember
                .branch(actor, Optional.ofNullable(body.year()), body.purpose())
                .map(lines -> Spreadsheets.download("党支部学习台账.csv", LineFile.csv(lines)));
    }
}
