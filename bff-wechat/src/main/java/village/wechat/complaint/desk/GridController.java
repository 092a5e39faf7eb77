package village.wechat.complaint.desk;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import village.api.complaint.desk.CaseLists;
import village.api.complaint.desk.ReadGrids;
import village.api.complaint.handling.Handlers;
import village.api.identity.Actor;

/** A village's grids as a map. */
@RestController
@Tag(name = "诉求办理", description = "派单、答复与各村待办")
class GridController {
    private final ReadGrids readGrids;

    GridController(ReadGrids readGrids) {
        this.readGrids = readGrids;
    }

    /** Open cases by colour. */
    @Schema(name = "OpenByColour")
    record OpenByColour(long green, long yellow, long red) {
        static OpenByColour of(CaseLists.GridCount count) {
            return new OpenByColour(count.green(), count.yellow(), count.red());
        }
    }

    @Schema(name = "GridOnMap")
    record GridOnMap(
            UUID id,
            @Schema(example = "第一网格") String name,

            @Schema(description = "边界各角，[经度, 纬度]，WGS-84") List<List<Double>> polygon,

            @Schema(description = "网格员") List<String> workers,
            OpenByColour openCount) {
        static GridOnMap of(ReadGrids.GridState state) {
            var grid = state.outline().grid();
            var corners = state.outline().border();
            return new GridOnMap(
                    grid.id().value(),
                    grid.name(),
                    corners.stream()
                            .map(corner -> List.of(corner.lon(), corner.lat()))
                            .toList(),
                    state.workers().stream().map(Handlers.Handler::label).toList(),
                    OpenByColour.of(state.count()));
        }
    }

    @Schema(name = "GridMap")
    record GridMap(
            List<GridOnMap> items,
            @Schema(description = "不在任何网格里的") OpenByColour outside) {}

    @Operation(operationId = "readGrids", summary = "网格的边界、网格员和要办的诉求数（按颜色）")
    @GetMapping("/console/v1/villages/{village}/grids")
    Mono<GridMap> read(Actor actor) {
        return readGrids
                .read(actor)
                .map(map ->
                        new GridMap(map.grids().stream().map(GridOnMap::of).toList(), OpenByColour.of(map.outside())));
    }
}
