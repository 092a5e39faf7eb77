package village.openapi.v1.place;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import village.api.Cursors;
import village.api.client.Resource;
import village.api.client.reading.ListVillages;
import village.api.place.Village;
import village.openapi.client.ListRequest;
import village.openapi.client.Scoped;
import village.openapi.client.SignedClient;

@RestController
@Tag(name = "village", description = "村")
class VillageController {
    private static final String LIST = "openapi-villages";

    private final ListVillages listVillages;
    private final Cursors cursors;

    VillageController(ListVillages listVillages, Cursors cursors) {
        this.listVillages = listVillages;
        this.cursors = cursors;
    }

    @Scoped(Resource.VILLAGES)
    @GetMapping("/openapi/v1/villages")
    @Operation(operationId = "listVillages", summary = "权限范围内的村", description = "按登记先后，新登记的排在最后。")
    @ApiResponse(responseCode = "200", description = "一页村")
    Mono<VillagePage> list(
            SignedClient caller,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String after) {
        return Mono.fromSupplier(() -> ListRequest.of(cursors, LIST, limit, after))
                .flatMap(asked -> listVillages.list(
                        caller.actor(),
                        caller.client(),
                        asked.limit(),
                        asked.after().map(Village.Id::new)))
                .map(page -> new VillagePage(
                        page.items().stream().map(VillageLine::of).toList(),
                        ListRequest.next(page, cursors, LIST, Village.Id::value)));
    }

    /** A page of villages. */
    @Schema(name = "VillagePage")
    record VillagePage(
            List<VillageLine> items,

            @Schema(description = "下一页的标记，最后一页为 null") @Nullable
            String next) {}

    /** A village as it is today. */
    @Schema(name = "Village")
    record VillageLine(
            @Schema(description = "12 位统计用区划代码，各接口路径里的 village", example = "330999101201")
            String code,

            @Schema(example = "枫溪村") String name,
            @Schema(example = "枫溪镇") String township,
            @Schema(example = "枫江县") String county) {
        static VillageLine of(Village village) {
            return new VillageLine(village.code().value(), village.name(), village.township(), village.county());
        }
    }
}
