package village.wechat.place;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import village.api.Reason;
import village.api.Refusal;
import village.api.place.Grid;
import village.api.place.ScanDoorPlate;
import village.api.place.Village;

/** What a door plate says. Open to everybody, and never about who lives behind the door. */
@RestController
@Tag(name = "村情", description = "村、门牌与便民电话")
@RequestMapping(path = "/mp/v1/door-plates", produces = MediaType.APPLICATION_JSON_VALUE)
class DoorPlateController {
    private final ScanDoorPlate scanDoorPlate;

    DoorPlateController(ScanDoorPlate scanDoorPlate) {
        this.scanDoorPlate = scanDoorPlate;
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "DoorPlate")
    record PlateAnswer(
            String code, VillageName village, @Nullable GridName grid, String label) {
        static PlateAnswer of(ScanDoorPlate.Place place) {
            return new PlateAnswer(
                    place.plate().code(),
                    VillageName.of(place.village()),
                    place.grid().map(GridName::of).orElse(null),
                    place.plate().label());
        }
    }

    @Schema(name = "DoorPlateVillage")
    record VillageName(String code, String name) {
        static VillageName of(Village village) {
            return new VillageName(village.code().value(), village.name());
        }
    }

    @Schema(name = "DoorPlateGrid")
    record GridName(String id, String name) {
        static GridName of(Grid grid) {
            return new GridName(grid.id().toString(), grid.name());
        }
    }

    @Operation(operationId = "readDoorPlate", summary = "扫门牌")
    @GetMapping("/{code}")
    Mono<PlateAnswer> plate(@PathVariable String code) {
        return scanDoorPlate.scan(plausible(code)).map(PlateAnswer::of);
    }

    /** What no plate could carry is not asked of the database. */
    private static String plausible(String code) {
        if (code.length() > 64 || !code.chars().allMatch(c -> c > 0x20 && c < 0x7f)) {
            throw Refusal.of(Reason.DOOR_PLATE_NOT_FOUND);
        }
        return code;
    }
}
