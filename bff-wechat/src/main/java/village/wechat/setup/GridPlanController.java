package village.wechat.setup;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
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
import village.api.place.Grid;
import village.api.setup.grid.DrawGrids;
import village.wechat.Requests;

/** Drawing grids. */
@RestController
@Tag(name = "设立", description = "登记县、乡镇和村，画网格，登记门牌、电话、承诺和工作日历")
@RequestMapping("/console/v1/villages/{village}/grids")
class GridPlanController {
    private final DrawGrids drawGrids;
    private final Requests requests;

    GridPlanController(DrawGrids drawGrids, Requests requests) {
        this.drawGrids = drawGrids;
        this.requests = requests;
    }

    @Schema(name = "NewGrid", example = """
        {"name": "第一网格", "crs": "wgs84", "polygon": {"type": "Polygon", "coordinates":
         [[[120.23, 29.71], [120.24, 29.71], [120.24, 29.72], [120.23, 29.72], [120.23, 29.71]]]}}
        """)
    record NewGrid(
            @NotNull(message = "请填写网格名称。") @Size(max = 100, message = "网格名称应为 1 到 30 个字。")
            String name,

            @Schema(description = "wgs84 或 gcj02；不填为 wgs84")
            @Nullable
            @Size(max = 20, message = "坐标系只能是 wgs84 或 gcj02。")
            String crs,

            @NotNull(message = "请给出网格的边界。") @Valid GeoPolygon polygon) {}

    @Operation(operationId = "drawGrid", summary = "画一个网格；GCJ-02 会换成 WGS-84，自己交叉、与别的网格重叠的不收")
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Mono<SettlementView.GridView> draw(
            Actor actor,
            @RequestHeader(name = Requests.IDEMPOTENCY_KEY, required = false) @Nullable String key,
            @Valid @RequestBody NewGrid grid) {
        return Mono.defer(() -> drawGrids.draw(
                        actor,
                        grid.name(),
                        grid.polygon().toBorder(grid.crs()),
                        requests.once(actor, "grid.draw", key, grid)))
                .map(SettlementView.GridView::of);
    }

    @Schema(name = "GridPlans")
    record Listed(List<SettlementView.GridView> items) {}

    @Operation(operationId = "listClosedGrids", summary = "停用的网格，可以恢复")
    @GetMapping("/closed")
    Mono<Listed> closed(Actor actor) {
        return drawGrids
                .closed(actor)
                .map(found -> new Listed(
                        found.stream().map(SettlementView.GridView::of).toList()));
    }

    @Operation(operationId = "closeGrid", summary = "停用一个网格：以前的诉求保留原来的位置，新的不再进来")
    @PostMapping("/{id}/closures")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<Void> close(Actor actor, @PathVariable UUID id) {
        return drawGrids.close(actor, new Grid.Id(id));
    }

    @Operation(operationId = "reopenGrid", summary = "恢复停用的网格；地方已经画给别的网格的不行")
    @DeleteMapping("/{id}/closures/current")
    Mono<SettlementView.GridView> reopen(Actor actor, @PathVariable UUID id) {
        return drawGrids.reopen(actor, new Grid.Id(id)).map(SettlementView.GridView::of);
    }

    @Operation(operationId = "redrawGrid", summary = "改网格的名称和边界")
    @PutMapping("/{id}")
    Mono<SettlementView.GridView> redraw(Actor actor, @PathVariable UUID id, @Valid @RequestBody NewGrid grid) {
        return Mono.defer(() -> drawGrids.redraw(
                        actor, new Grid.Id(id), grid.name(), grid.polygon().toBorder(grid.crs())))
                .map(SettlementView.GridView::of);
    }
}
