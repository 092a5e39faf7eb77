package village.wechat.complaint;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import village.api.Refusal;
import village.api.place.Crs;
import village.api.place.Point;
import village.api.place.SentPoint;
import village.wechat.Words;

/** What part of a village's cases is asked for; without any of it, what is public. */
record ListQuery(
        @Schema(description = "8 位编号") @Nullable String ticket,

        @Schema(description = "纬度,经度：附近在办的诉求", example = "29.7140,120.2372") @Nullable
        String near,

        @Schema(description = "门牌编号：这块门牌附近在办的诉求", example = "FX201001") @Nullable
        String doorPlate,

        @Schema(description = "和 near 一起：wgs84（默认）或 gcj02") @Nullable
        String crs,

        @Schema(description = "和 near、doorPlate 一起：类别代码，可不填", example = "0202") @Nullable
        String category,

        @Schema(description = "可以接的单（党员）") @Nullable Boolean claimable) {
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,3}(\\.[0-9]{1,20})?");

    Optional<String> wantedCategory() {
        return Optional.ofNullable(category).filter(code -> !code.isBlank());
    }

    /** The point of {@code near}. */
    static Point point(String near, @Nullable String crs) {
        var parts = near.split(",", -1);
        if (parts.length != 2
                || !NUMBER.matcher(parts[0]).matches()
                || !NUMBER.matcher(parts[1]).matches()) {
            throw Refusal.invalid("/near", "位置应写成“纬度,经度”。");
        }
        var sent = new SentPoint(
                Double.parseDouble(parts[0]),
                Double.parseDouble(parts[1]),
                Words.read(crs, Crs.WGS84, "/crs"),
                Optional.empty());
        return sent.point();
    }
}
