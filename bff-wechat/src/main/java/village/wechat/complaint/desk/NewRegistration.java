package village.wechat.complaint.desk;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import village.api.Refusal;
import village.api.complaint.Reporting;
import village.api.complaint.registration.Caller;
import village.api.complaint.registration.Registration;
import village.wechat.Words;
import village.wechat.complaint.NewComplaint;

/** What staff note down for somebody. */
@Schema(name = "NewRegistration", example = """
        {"source": "phone", "caller": {"name": "方阿毛", "phone": "13700000000"}, "category": "0202",
         "text": "村口路灯三天没亮了", "doorPlate": "FX0012"}
        """)
record NewRegistration(
        @Schema(description = "phone 电话，paper 书面，visit 来访走访", example = "phone") @NotNull(message = "请选择怎么来的。")
        String source,

        @Schema(description = "名册编号；和 caller 二选一") @Nullable UUID onBehalfOf,

        @Valid @Nullable CallerBody caller,

        @Schema(description = "complaint 诉求，wish 微心愿，enterprise 企业诉求") @Nullable
        String kind,

        @Schema(description = "类别代码", example = "0202") @Nullable
        String category,

        @Schema(description = "文字，最多 2000 字", example = "村口路灯三天没亮了") @Nullable
        String text,

        @Nullable List<UUID> attachments,

        @Schema(description = "门牌短码", example = "FX0012") @Nullable
        String doorPlate,

        @Schema(description = "网格编号") @Nullable UUID grid,

        @Schema(description = "handlers 办理人可见，dispatcher-only 仅乡镇以上可见") @Nullable
        String nameVisibleTo,

        @Schema(description = "private 不公开，public 可公开") @Nullable
        String visibility,

        @Schema(description = "是否反映村干部") @Nullable Boolean aboutStaff,

        @Schema(description = "事情发生的时间") @Nullable OffsetDateTime occurredAt) {

    /** Who called, wrote or came. */
    @Schema(name = "NewCaller")
    record CallerBody(
            @Schema(example = "方阿毛") @NotNull(message = "请填写来人的姓名。")
            String name,

            @Schema(description = "手机号或座机号，没有可不填", example = "13700000000") @Nullable
            String phone) {
        Caller toCaller() {
            return Caller.of(name, Optional.ofNullable(phone));
        }
    }

    Registration toRegistration() {
        var report = new NewComplaint(
                kind,
                category,
                text,
                attachments,
                null,
                doorPlate,
                grid,
                nameVisibleTo,
                visibility,
                aboutStaff,
                onBehalfOf,
                occurredAt);
        var how = Words.read(source, Reporting.Source.WECHAT, "/source");
        if (!how.registered()) {
            throw Refusal.invalid("/source", "来源应为 phone 电话、paper 书面或 visit 来访走访。");
        }
        return new Registration(
                how, report.toIntake(), Optional.ofNullable(caller).map(CallerBody::toCaller));
    }
}
