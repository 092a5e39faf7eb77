package village.wechat.roster;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.codec.multipart.PartEvent;
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
import village.api.Reason;
import village.api.Refusal;
import village.api.identity.Actor;
import village.api.identity.roster.ImportRoster;
import village.api.identity.roster.RosterImport;
import village.wechat.FilePart;
import village.wechat.Spreadsheets;

/** Roster imports, for a village's cadres and its township's dispatchers. */
@RestController
@Tag(name = "名册", description = "导入村民名册")
@RequestMapping("/console/v1/villages/{village}/rosters")
class RosterController {
    private final ImportRoster importRoster;

    RosterController(ImportRoster importRoster) {
        this.importRoster = importRoster;
    }

    @Schema(name = "RosterList")
    record RosterList(List<RosterAnswer> items) {}

    @Operation(operationId = "importRoster", summary = "导入名册（.xlsx）")
    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE, produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.ACCEPTED)
    Mono<RosterAnswer> start(
            Actor actor,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody Flux<PartEvent> parts) {
        return importRoster
                .start(actor, Optional.ofNullable(key), FilePart.content(parts, "请选择名册文件（.xlsx）。"))
                .map(RosterAnswer::of);
    }

    @Operation(operationId = "listRosters", summary = "最近的导入")
    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    Mono<RosterList> latest(Actor actor) {
        return importRoster
                .latest(actor)
                .map(found ->
                        new RosterList(found.stream().map(RosterAnswer::of).toList()));
    }

    @Operation(operationId = "readRoster", summary = "导入进展与有误的行")
    @GetMapping(path = "/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
    Mono<RosterAnswer> progress(Actor actor, @PathVariable String id) {
        return Mono.fromSupplier(() -> id(id))
                .flatMap(wanted -> importRoster.progress(actor, wanted))
                .map(RosterAnswer::of);
    }

    @Operation(operationId = "readRosterTemplate", summary = "名册模板（.xlsx）")
    @GetMapping(path = "/template", produces = Spreadsheets.XLSX)
    Mono<ResponseEntity<byte[]>> template(Actor actor) {
        return importRoster.template(actor).map(bytes -> Spreadsheets.download("名册模板.xlsx", bytes));
    }

    private static RosterImport.Id id(String text) {
        try {
            return new RosterImport.Id(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            throw Refusal.of(Reason.ROSTER_NOT_FOUND);
        }
    }
}
