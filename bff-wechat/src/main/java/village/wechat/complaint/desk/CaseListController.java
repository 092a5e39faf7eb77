package village.wechat.complaint.desk;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import village.api.Cursors;
import village.api.Page;
import village.api.complaint.Colour;
import village.api.complaint.Complaint;
import village.api.complaint.Complaints;
import village.api.complaint.desk.CaseFilter;
import village.api.complaint.desk.CaseGroup;
import village.api.complaint.desk.CaseSearch;
import village.api.complaint.desk.ListCases;
import village.api.complaint.desk.ListCasesBelow;
import village.api.identity.Actor;
import village.api.place.Grid;
import village.wechat.ListRequest;
import village.wechat.Words;

/** Cases as staff look for them: of one village, or of all below a township or county. */
@RestController
@Tag(name = "诉求办理", description = "派单、答复与各村待办")
class CaseListController {
    private static final String GROUPS =
            "open 要办的（默认）、to-accept 待受理、to-dispatch 待派单、in-hand 办理中、need-info 待补充、to-verify 待核实、transferred 已转出、ended 已结束、all 全部";

    private final ListCases listCases;
    private final ListCasesBelow listCasesBelow;
    private final DeskComplaints deskComplaints;
    private final Cursors cursors;

    CaseListController(
            ListCases listCases, ListCasesBelow listCasesBelow, DeskComplaints deskComplaints, Cursors cursors) {
        this.listCases = listCases;
        this.listCasesBelow = listCasesBelow;
        this.deskComplaints = deskComplaints;
        this.cursors = cursors;
    }

    @Operation(operationId = "listComplaintsForStaff", summary = "一个村的诉求：要办的按到期先后，已结束的从新到旧")
    @GetMapping("/console/v1/villages/{village}/complaints")
    Mono<DeskComplaints.Lines> list(
            Actor actor,
            @Schema(description = GROUPS) @RequestParam(required = false) @Nullable String status,
            @Schema(description = "类别代码，大类包括它下面的小类") @RequestParam(required = false) @Nullable String category,
            @Schema(description = "网格编号") @RequestParam(required = false) @Nullable UUID grid,
            @Schema(description = "green、yellow、red 或 done") @RequestParam(required = false) @Nullable String colour,
            @Schema(description = "编号的开头，或内容、录音文字里的词，用空格隔开", example = "路灯") @RequestParam(required = false) @Nullable
                    String q,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String after) {
        return Mono.defer(() -> {
            var filter = new CaseFilter(
                    group(status),
                    Optional.ofNullable(category).filter(code -> !code.isBlank()),
                    Optional.ofNullable(grid).map(Grid.Id::new),
                    colour(colour),
                    q == null ? Optional.empty() : CaseSearch.of(q));
            var name = "desk-" + Words.of(filter.group());
            return listCases.list(actor, filter, slice(name, limit, after)).flatMap(page -> lines(actor, page, name));
        });
    }

    @Operation(operationId = "listComplaintsBelow", summary = "乡镇或县里各村的诉求")
    @GetMapping("/console/v1/complaints")
    Mono<DeskComplaints.Lines> below(
            Actor actor,
            @Schema(description = OverviewController.SCOPE) @RequestParam String scope,
            @Schema(description = GROUPS) @RequestParam(required = false) @Nullable String status,
            @Schema(description = "green、yellow、red 或 done") @RequestParam(required = false) @Nullable String colour,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String after) {
        return Mono.defer(() -> {
            var group = group(status);
            var name = "desk-" + scope + "-" + Words.of(group);
            return listCasesBelow
                    .list(actor, scope, group, colour(colour), slice(name, limit, after))
                    .flatMap(page -> lines(actor, page, name));
        });
    }

    private static CaseGroup group(@Nullable String word) {
        return Words.read(word, CaseGroup.OPEN, "/status");
    }

    private static Optional<Colour> colour(@Nullable String word) {
        return word == null || word.isEmpty()
                ? Optional.empty()
                : Optional.of(Words.read(word, Colour.GREEN, "/colour"));
    }

    private Complaints.Slice slice(String name, @Nullable Integer limit, @Nullable String after) {
        var asked = ListRequest.of(cursors, name, limit, after);
        return new Complaints.Slice(asked.after().map(Complaint.Id::new), asked.limit());
    }

    private Mono<DeskComplaints.Lines> lines(Actor actor, Page<Complaint, Complaint.Id> page, String name) {
        return deskComplaints
                .of(actor, page.items())
                .map(items ->
                        new DeskComplaints.Lines(items, ListRequest.next(page, cursors, name, Complaint.Id::value)));
    }
}
