package village.wechat.complaint.catalogue;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.codec.multipart.PartEvent;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import village.api.complaint.catalogue.editing.CatalogueChange;
import village.api.complaint.catalogue.editing.CatalogueVersion;
import village.api.complaint.catalogue.editing.Catalogues;
import village.api.complaint.catalogue.editing.KeepCatalogue;
import village.api.identity.Actor;
import village.wechat.FilePart;
import village.wechat.Requests;
import village.wechat.Spreadsheets;
import village.wechat.Words;

/** An operator prepares the next version of the category catalogue, sees what it changes, and publishes it for a day. */
@RestController
@RequestMapping("/console/v1/complaint-catalogues")
@Tag(name = "诉求类别目录", description = "另立版本、看改了什么、启用前撤回")
class CatalogueController {
    private final KeepCatalogue keepCatalogue;
    private final Requests requests;

    CatalogueController(KeepCatalogue keepCatalogue, Requests requests) {
        this.keepCatalogue = keepCatalogue;
        this.requests = requests;
    }

    @Schema(name = "CatalogueHead")
    record HeadView(
            String version,
            LocalDate effectiveFrom,
            String legalBasis,
            @Schema(description = "几个类别") int size,
            @Schema(description = "现行的") boolean inForce,
            @Schema(description = "还没有启用，可以撤回") boolean toCome) {
        static HeadView of(Catalogues.Head head, KeepCatalogue.All all) {
            return new HeadView(
                    head.version(),
                    head.effectiveFrom(),
                    head.legalBasis(),
                    head.size(),
                    all.inForce(head),
                    all.toCome(head));
        }
    }

    @Schema(name = "CatalogueHeads")
    record HeadList(List<HeadView> items) {}

    @Operation(operationId = "listComplaintCatalogues", summary = "诉求类别目录的各个版本，后启用的在前")
    @GetMapping
    Mono<HeadList> list(Actor actor) {
        return keepCatalogue
                .all(actor)
                .map(all -> new HeadList(all.versions().stream()
                        .map(head -> HeadView.of(head, all))
                        .toList()));
    }

    @Schema(name = "CatalogueVersion")
    record VersionView(String version, LocalDate effectiveFrom, String legalBasis, List<LineView> items) {
        static VersionView of(CatalogueVersion version) {
            return new VersionView(
                    version.version(),
                    version.effectiveFrom(),
                    version.legalBasis(),
                    version.lines().stream().map(LineView::of).toList());
        }
    }

    @Operation(operationId = "readComplaintCatalogue", summary = "一个版本的全部类别：谁办理、时限、预案")
    @GetMapping("/{version}")
    Mono<VersionView> read(Actor actor, @PathVariable String version) {
        return keepCatalogue.read(actor, version).map(VersionView::of);
    }

    @Operation(operationId = "exportComplaintCatalogue", summary = "一个版本的表格（.xlsx），改好可以导入")
    @GetMapping(path = "/{version}/sheet", produces = Spreadsheets.XLSX)
    Mono<ResponseEntity<byte[]>> export(Actor actor, @PathVariable String version) {
        return keepCatalogue
                .sheet(actor, version)
                .map(bytes -> Spreadsheets.download("诉求类别目录 " + version + ".xlsx", bytes));
    }

    @Schema(name = "CatalogueLines")
    record Lines(List<LineView> items) {}

    @Operation(operationId = "openComplaintCatalogueSheet", summary = "读一份目录表格（.xlsx），只读出来，不保存；错的行一起指出来")
    @PostMapping(
            path = "/sheets",
            consumes = MediaType.MULTIPART_FORM_DATA_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    Mono<Lines> open(Actor actor, @RequestBody Flux<PartEvent> parts) {
        return keepCatalogue
                .open(actor, FilePart.content(parts, "请选择目录表格（.xlsx）。"))
                .map(lines -> new Lines(lines.stream().map(LineView::of).toList()));
    }

    @Schema(name = "NewComplaintCatalogue", example = """
        {"effectiveFrom": "2027-01-01", "legalBasis": "县基层治理事项清单（2027 年版）", "items": [
          {"code": "01", "name": "环境卫生"},
          {"code": "0101", "name": "垃圾清运", "handlerRole": "grid-worker", "dueHours": 24}]}
        """)
    record NewCatalogue(
            @Schema(description = "从哪天起启用，最早明天", example = "2027-01-01") @NotNull(message = "请选启用日期。")
            LocalDate effectiveFrom,

            @Schema(description = "依据，最多 300 个字", example = "县基层治理事项清单（2027 年版）") @NotNull(message = "请写明依据。")
            String legalBasis,

            @Schema(description = "全部类别") @NotNull(message = "请填类别。") @Size(max = 500, message = "类别最多 500 个。")
            List<@Valid @NotNull(message = "请填类别。") LineView> items) {
        KeepCatalogue.Draft toDraft() {
            return new KeepCatalogue.Draft(
                    effectiveFrom,
                    legalBasis,
                    items.stream().map(LineView::toLine).toList());
        }
    }

    @Schema(name = "CatalogueChange")
    record ChangeView(
            @Schema(description = "added 新增，removed 去掉，changed 修改")
            String kind,

            String code,
            String name,
            List<FieldView> fields) {
        static ChangeView of(CatalogueChange change) {
            return new ChangeView(
                    Words.of(change.kind()),
                    change.code(),
                    change.name(),
                    change.fields().stream()
                            .map(field -> new FieldView(field.name(), field.before(), field.after()))
                            .toList());
        }
    }

    @Schema(name = "CatalogueField")
    record FieldView(@Schema(example = "时限") String name, String before, String after) {}

    @Schema(name = "CatalogueChanges")
    record Changes(List<ChangeView> items) {}

    @Operation(operationId = "previewComplaintCatalogue", summary = "和启用前一天的版本比，改了什么；不保存")
    @PostMapping("/previews")
    Mono<Changes> preview(Actor actor, @Valid @RequestBody NewCatalogue body) {
        return Mono.defer(() -> keepCatalogue.preview(actor, body.toDraft()))
                .map(changes -> new Changes(changes.stream().map(ChangeView::of).toList()));
    }

    @Operation(operationId = "publishComplaintCatalogue", summary = "另立一个版本，到日子启用；以前的诉求仍显示当时的名称和预案")
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Mono<VersionView> publish(
            Actor actor,
            @RequestHeader(name = Requests.IDEMPOTENCY_KEY, required = false) @Nullable String key,
            @Valid @RequestBody NewCatalogue body) {
        return Mono.defer(() -> keepCatalogue.publish(
                        actor, body.toDraft(), requests.once(actor, "complaint.catalogue", key, body)))
                .map(VersionView::of);
    }

    @Operation(operationId = "undoComplaintCatalogue", summary = "启用前撤回一个版本")
    @DeleteMapping("/{version}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> undo(Actor actor, @PathVariable String version) {
        return keepCatalogue.undo(actor, version);
    }
}
