package village.wechat.setup;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.UUID;
import village.api.place.GridOutline;
import village.api.setup.Settlement;

/** How far a village is set up. */
@Schema(name = "Settlement")
record SettlementView(
        String code,
        String name,
        String township,
        String county,
        long grids,
        long plates,
        long contacts,
        @Schema(description = "花名册人数") long people,
        @Schema(description = "答复承诺（小时）；0 为没有登记，按 24 小时") long promisedHours) {
    static SettlementView of(Settlement settlement) {
        var village = settlement.village();
        return new SettlementView(
                village.code().value(),
                village.name(),
                village.township(),
                village.county(),
                settlement.grids(),
                settlement.plates(),
                settlement.contacts(),
                settlement.people(),
                settlement.promisedHours());
    }

    @Schema(name = "Settlements")
    record Lines(List<SettlementView> items) {}

    /** All of one village. */
    @Schema(name = "VillageSetup")
    record Whole(SettlementView village, List<GridView> grids, List<ContactView> contacts) {}

    @Schema(name = "GridPlan")
    record GridView(
            UUID id,
            String name,

            @Schema(description = "边界各角，[经度, 纬度]，WGS-84") List<List<Double>> polygon) {
        static GridView of(GridOutline outline) {
            return new GridView(
                    outline.grid().id().value(),
                    outline.grid().name(),
                    outline.border().stream()
                            .map(corner -> List.of(corner.lon(), corner.lat()))
                            .toList());
        }
    }
}
