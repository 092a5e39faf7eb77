package village.openapi.v1.complaint;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import village.api.Refusal;
import village.api.complaint.Intake;
import village.api.complaint.platform.Handover;
import village.api.complaint.registration.Caller;
import village.api.place.Crs;
import village.api.place.Point;
import village.api.place.SentPoint;
import village.openapi.client.Words;

/** A case as a platform hands it over. */
@Schema(name = "NewComplaint", example = """
    {"externalNumber": "ZJ-2026-000123", "kind": "complaint", "category": "0202", "text": "村口的路灯三天没亮了",
     "point": {"lat": 29.7301, "lon": 120.2512, "crs": "wgs84"}, "visibility": "private",
     "occurredAt": "2026-11-28T19:30:00+08:00", "contact": {"name": "陈大明", "phone": "13700009050"}}
    """)
record NewComplaint(
        @Schema(description = "贵方的编号，1 到 64 个可见英文字符，一个编号只能转一次", requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
        String externalNumber,

        @Schema(
                description = "complaint 诉求，wish 微心愿，enterprise 企业诉求；不填为诉求",
                allowableValues = {"complaint", "wish", "enterprise"})
        @Nullable
        String kind,

        @Schema(description = "类别编号，不知道就不填") @Nullable String category,

        @Schema(description = "内容，最多 2000 个字；没有附件时必填；不要写身份证号、电话") @Nullable
        String text,

        @Schema(description = "地点") @Nullable PointBody point,

        @Schema(
                description = "private 只给办理的人看（不填即是），public 反映人同意公开",
                allowableValues = {"private", "public"})
        @Nullable
        String visibility,

        @Schema(
                description = "谁能看反映人：handlers 办理的人，dispatcher-only 只有乡镇；不填时，有 contact 的为 dispatcher-only",
                allowableValues = {"handlers", "dispatcher-only"})
        @Nullable
        String nameVisibleTo,

        @Schema(description = "true：反映的是村干部，由乡镇直接办理") @Nullable
        Boolean aboutStaff,

        @Schema(description = "事情发生的时间") @Nullable OffsetDateTime occurredAt,

        @Schema(description = "先上传的附件的编号，最多 9 个，每个只能用一次；没有文字时要有附件") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
        List<@Nullable UUID> attachments,

        @Schema(description = "反映人；加密保存，只有办理的人写明用途才能看") @Nullable
        Contact contact) {

    @Schema(name = "NewComplaintPoint")
    record PointBody(
            @Schema(example = "29.7301") @Nullable Double lat,
            @Schema(example = "120.2512") @Nullable Double lon,

            @Schema(
                    description = "坐标系",
                    allowableValues = {"wgs84", "gcj02"})
            @Nullable
            String crs,

            @Schema(description = "精度：可能偏离多少米，不知道就不填", example = "30")
            @JsonInclude(JsonInclude.Include.NON_NULL)
            @Nullable
            Double accuracyMetres) {}

    @Schema(name = "NewComplaintContact")
    record Contact(
            @Schema(example = "陈大明") @Nullable String name,
            @Schema(example = "13700009050") @Nullable String phone) {
        Caller toCaller() {
            if (name == null) {
                throw Refusal.invalid("/contact/name", "请填写反映人的姓名，或者不要填写反映人。");
            }
            return Caller.of(name, Optional.ofNullable(phone));
        }

        @Override
        public String toString() {
            return "Contact[***]";
        }
    }

    Handover toHandover() {
        return new Handover(
                externalNumber == null ? "" : externalNumber,
                intake(),
                Optional.ofNullable(contact).map(Contact::toCaller));
    }

    private Intake intake() {
        return new Intake(
                Words.read(kind, Intake.Kind.COMPLAINT, "/kind"),
                Optional.ofNullable(category),
                text == null ? "" : text,
                Files.of(attachments),
                Optional.ofNullable(point).map(NewComplaint::toPoint),
                Optional.empty(),
                Optional.empty(),
                Words.read(nameVisibleTo, unsaid(), "/nameVisibleTo"),
                Words.read(visibility, Intake.Visibility.PRIVATE, "/visibility"),
                Boolean.TRUE.equals(aboutStaff),
                Optional.empty(),
                Optional.ofNullable(occurredAt).map(OffsetDateTime::toInstant),
                Optional.empty());
    }

    /** Whom he did not say may know him, is not told. */
    private Intake.NameVisibleTo unsaid() {
        return contact == null ? Intake.NameVisibleTo.HANDLERS : Intake.NameVisibleTo.DISPATCHER_ONLY;
    }

    private static Point toPoint(PointBody body) {
        if (body.lat() == null || body.lon() == null || body.crs() == null) {
            throw Refusal.invalid("/point", "地点要有 lat、lon 和 crs。");
        }
        return new SentPoint(
                        body.lat(),
                        body.lon(),
                        Words.read(body.crs(), Crs.WGS84, "/point/crs"),
                        Optional.ofNullable(body.accuracyMetres()))
                .point();
    }
}
