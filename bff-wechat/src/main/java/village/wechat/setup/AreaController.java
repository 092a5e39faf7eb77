package village.wechat.setup;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import village.api.identity.Actor;
import village.api.setup.Area;
import village.api.setup.KeepAreas;
import village.wechat.Requests;

/** The counties and townships of the installation. */
@RestController
@Tag(name = "设立", description = "登记县、乡镇和村，画网格，登记门牌、电话、承诺和工作日历")
@RequestMapping("/console/v1/areas")
class AreaController {
    private final KeepAreas keepAreas;
    private final Requests requests;

    AreaController(KeepAreas keepAreas, Requests requests) {
        this.keepAreas = keepAreas;
        this.requests = requests;
    }

    @Schema(name = "Area")
    record AreaView(String code, String name, String level, LocalDate from) {
        static AreaView of(Area area) {
            return new AreaView(area.code(), area.name(), area.parent().isEmpty() ? "county" : "township", area.from());
        }
    }

    @Schema(name = "Areas")
    record AreaList(List<AreaView> items) {}

    @Schema(name = "NewArea", example = """
            {"code": "330999101", "name": "枫溪镇"}
            """)
    record NewArea(
            @Schema(description = "县 6 位，乡镇 9 位")
            @NotNull(message = "请填写代码。")
            @Size(max = 20, message = "县的代码是 6 位数字，乡镇是 9 位。")
            String code,

            @NotNull(message = "请填写名称。") @Size(max = 100, message = "名称应为 1 到 30 个字。")
            String name,

            @Schema(description = "启用日期；不填为一直如此") @Nullable LocalDate from) {}

    @Schema(name = "NewName", example = """
            {"name": "枫溪镇"}
            """)
    record NewName(
            @NotNull(message = "请填写名称。") @Size(max = 100, message = "名称应为 1 到 30 个字。")
            String name) {}

    @Operation(operationId = "listAreas", summary = "登记过的县和乡镇，按代码")
    @GetMapping
    Mono<AreaList> list(Actor actor) {
        return keepAreas
                .list(actor)
                .map(areas -> new AreaList(areas.stream().map(AreaView::of).toList()));
    }

    @Operation(operationId = "addArea", summary = "登记一个县或乡镇；乡镇要先有县")
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Mono<AreaView> add(
            Actor actor,
            @RequestHeader(name = Requests.IDEMPOTENCY_KEY, required = false) @Nullable String key,
            @Valid @RequestBody NewArea area) {
        return Mono.defer(() -> keepAreas.add(
                        actor,
                        area.code().strip(),
                        area.name(),
                        Optional.ofNullable(area.from()),
                        requests.once(actor, "area.add", key, area)))
                .map(AreaView::of);
    }

    @Operation(operationId = "renameArea", summary = "改县或乡镇的名称")
    @PutMapping("/{area}")
    Mono<AreaView> rename(Actor actor, @PathVariable String area, @Valid @RequestBody NewName name) {
        return keepAreas.rename(actor, area, name.name()).map(AreaView::of);
    }
}
