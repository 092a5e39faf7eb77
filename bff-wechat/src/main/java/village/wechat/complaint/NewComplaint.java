package village.wechat.complaint;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import village.api.complaint.Intake;
import village.api.identity.RosterPerson;
import village.api.place.Crs;
import village.api.place.Grid;
import village.api.place.Point;
import village.api.place.SentPoint;
import village.wechat.Attached;
import village.wechat.Words;

/** A report as a phone sends it: a photo or a voice is enough. */
@Schema(name = "NewComplaint", example = """
    {"kind": "complaint", "category": "0202", "text": "村口路灯三天没亮了", "doorPlate": "FX0012"}
    """)
public record NewComplaint(
        @Schema(description = "complaint 诉求，wish 微心愿，enterprise 企业诉求", example = "complaint") @Nullable
        String kind,

        @Schema(description = "类别代码，不清楚可不填", example = "0202") @Nullable
        String category,

        @Schema(description = "文字，最多 2000 字", example = "村口路灯三天没亮了") @Nullable
        String text,

        @Size(max = 9, message = "照片和语音最多 9 个。") @Nullable List<UUID> attachments,
        @Valid @Nullable PointBody point,

        @Schema(description = "门牌短码", example = "FX0012") @Nullable
        String doorPlate,

        @Schema(description = "网格编号") @Nullable UUID grid,

        @Schema(description = "handlers 办理人可见，dispatcher-only 仅乡镇以上可见", example = "handlers") @Nullable
        String nameVisibleTo,

        @Schema(description = "private 不公开，public 可公开", example = "private") @Nullable
        String visibility,

        @Schema(description = "是否反映村干部；是则由乡镇办理，村里看不到") @Nullable
        Boolean aboutStaff,

        @Schema(description = "代哪位家人办理") @Nullable UUID onBehalfOf,
        @Schema(description = "事情发生的时间") @Nullable OffsetDateTime occurredAt) {

    /** A point as phones give it. */
    @Schema(name = "SentPoint")
    public record PointBody(
            @Schema(example = "30.1234") @NotNull(message = "请填写纬度。")
            Double lat,

            @Schema(example = "120.5678") @NotNull(message = "请填写经度。")
            Double lon,

            @Schema(description = "wgs84 或 gcj02", example = "gcj02") @Nullable
            String crs,

            @Nullable Double accuracyMetres) {

        Point toPoint() {
            return new SentPoint(
                            lat, lon, Words.read(crs, Crs.WGS84, "/point/crs"), Optional.ofNullable(accuracyMetres))
                    .point();
        }
    }

    /** Refuses what no report can be. */
    public Intake toIntake() {
        return new Intake(
                Words.read(kind, Intake.Kind.COMPLAINT, "/kind"),
                Optional.ofNullable(category).filter(code -> !code.isBlank()),
                text == null ? "" : text,
                Attached.ids(attachments),
                Optional.ofNullable(point).map(PointBody::toPoint),
                Optional.ofNullable(doorPlate).filter(code -> !code.isBlank()),
                Optional.ofNullable(grid).map(Grid.Id::new),
                Words.read(nameVisibleTo, Intake.NameVisibleTo.HANDLERS, "/nameVisibleTo"),
                Words.read(visibility, Intake.Visibility.PRIVATE, "/visibility"),
                Boolean.TRUE.equals(aboutStaff),
                Optional.ofNullable(onBehalfOf).map(RosterPerson.Id::new),
                Optional.ofNullable(occurredAt).map(OffsetDateTime::toInstant),
                Optional.empty());
    }
}
