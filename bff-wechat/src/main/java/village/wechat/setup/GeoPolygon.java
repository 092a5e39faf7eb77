package village.wechat.setup;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import village.api.Refusal;
import village.api.place.Crs;
import village.api.place.Point;
import village.api.place.SentPoint;
import village.api.setup.grid.Border;
import village.wechat.Words;

/**
 * A border as GeoJSON has it.
 *
 * @param coordinates rings of [longitude, latitude]; one only
 */
@Schema(name = "GeoPolygon")
record GeoPolygon(
        @NotNull(message = "请给出 GeoJSON 的 Polygon。") @Size(max = 20, message = "只能是一个 Polygon。")
        String type,

        @NotNull(message = "边界里没有坐标。") @Size(max = 10, message = "一个网格只能有一条边界。")
        List<
                        @NotNull(message = GeoPolygon.GONE) List<
                                @NotNull(message = GeoPolygon.GONE) List<@NotNull(message = GeoPolygon.GONE) Double>>>
                coordinates) {
    private static final String POINTER = "/polygon";
    private static final String GONE = "边界里缺了坐标。";

    /** @param crs {@code wgs84} or {@code gcj02}; without it, WGS-84 as GeoJSON has it */
    Border toBorder(@Nullable String crs) {
        if (!type.equals("Polygon")) {
            throw Refusal.invalid(POINTER, "只能是一个 Polygon，不能是 %s。".formatted(type));
        }
        if (coordinates.size() != 1) {
            throw Refusal.invalid(POINTER, coordinates.isEmpty() ? "边界里没有坐标。" : "一个网格只能有一条边界，中间不能有洞。");
        }
        var system = Words.read(crs, Crs.WGS84, "/crs");
        return new Border(coordinates.get(0).stream()
                .map(corner -> toPoint(corner, system))
                .toList());
    }

    private static Point toPoint(List<Double> corner, Crs system) {
        if (corner.size() < 2 || corner.size() > 3) {
            throw Refusal.invalid(POINTER, "每个角应写成 [经度, 纬度]。");
        }
        try {
            return new SentPoint(corner.get(1), corner.get(0), system, Optional.empty()).point();
        } catch (Refusal outside) {
            throw Refusal.invalid(
                    POINTER, "角 [%s, %s] 不在我国范围内。每个角应写成 [经度, 纬度]，经度在前。".formatted(corner.get(0), corner.get(1)));
        }
    }
}
