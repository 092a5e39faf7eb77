package village.wechat.setup;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import village.api.place.Crs;
import village.api.place.DoorPlate;
import village.api.place.Grid;
import village.api.place.Point;
import village.api.place.SentPoint;
import village.api.setup.plate.HangPlates;
import village.api.setup.plate.NewPlate;
import village.wechat.Words;

/** What is sent and shown of door plates. */
final class PlateBodies {
    private PlateBodies() {}

    @Schema(name = "PlatePoint")
    record PlatePoint(
            @NotNull(message = "请填写纬度。") Double lat,
            @NotNull(message = "请填写经度。") Double lon,

            @Schema(description = "wgs84 或 gcj02；不填为 wgs84")
            @Nullable
            @Size(max = 20, message = "坐标系只能是 wgs84 或 gcj02。")
            String crs) {
        Point toPoint() {
            return new SentPoint(lat, lon, Words.read(crs, Crs.WGS84, "/point/crs"), Optional.empty()).point();
        }
    }

    @Schema(name = "NewDoorPlate", example = """
        {"label": "枫溪村 12 号", "grid": "0190b3f2-0000-7000-8000-000000000001"}
        """)
    record Plate(
            @Schema(description = "门牌上已有的短码；不填就新编一个") @Nullable @Size(max = 64, message = "短码太长。")
            String code,

            @Schema(description = "对外显示的位置，不要写住户")
            @NotNull(message = "请填写位置。")
            @Size(max = 200, message = "位置应为 1 到 50 个字。")
            String label,

            @Schema(description = "网格；不填就看坐标落在哪个网格") @Nullable
            UUID grid,

            @Nullable @Valid PlatePoint point) {
        NewPlate toPlate(String pointer) {
            return NewPlate.of(
                    pointer,
                    Optional.ofNullable(code).map(String::strip).filter(text -> !text.isEmpty()),
                    label,
                    Optional.ofNullable(grid).map(Grid.Id::new),
                    Optional.ofNullable(point).map(PlatePoint::toPoint));
        }
    }

    @Schema(name = "NewDoorPlates", example = """
        {"plates": [{"label": "枫溪村 12 号", "point": {"lat": 29.712, "lon": 120.235, "crs": "wgs84"}}]}
        """)
    record Plates(
            @NotNull(message = "请给出门牌。") @Size(max = HangPlates.MOST, message = "一次最多登记 500 块门牌。")
            List<@NotNull(message = "门牌不能是空的。") @Valid Plate> plates) {
        List<NewPlate> toPlates() {
            var wanted = new ArrayList<NewPlate>();
            for (var at = 0; at < plates.size(); at++) {
                wanted.add(plates.get(at).toPlate("/plates/" + at));
            }
            return wanted;
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "HungDoorPlate")
    record PlateView(
            String code,
            String label,
            @Nullable UUID grid,
            @Nullable Place point,
            @Schema(description = "停用了：扫了打不开") boolean removed) {
        static PlateView of(DoorPlate plate) {
            return of(plate, false);
        }

        static PlateView of(DoorPlate plate, boolean removed) {
            return new PlateView(
                    plate.code(),
                    plate.label(),
                    plate.grid().map(Grid.Id::value).orElse(null),
                    plate.point().map(Place::of).orElse(null),
                    removed);
        }
    }

    @Schema(name = "HungDoorPlatePoint")
    record Place(double lat, double lon) {
        static Place of(Point point) {
            return new Place(point.lat(), point.lon());
        }
    }

    @Schema(name = "HungDoorPlates")
    record Lines(List<PlateView> items, @Nullable String next) {
        /** @param down the codes of those taken down */
        static Lines of(List<DoorPlate> plates, Set<String> down, @Nullable String next) {
            return new Lines(
                    plates.stream()
                            .map(plate -> PlateView.of(plate, down.contains(plate.code())))
                            .toList(),
                    next);
        }
    }
}
