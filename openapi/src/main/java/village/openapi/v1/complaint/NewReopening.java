package village.openapi.v1.complaint;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import village.api.complaint.platform.SpeakForCitizen;

/** Why it is not over for the citizen. */
@Schema(name = "NewComplaintReopening", example = """
    {"reason": "修了两天又坏了"}
    """)
record NewReopening(
        @Schema(
                description = "为什么要重新办理，1 到 500 个字；不要写身份证号、电话",
                requiredMode = Schema.RequiredMode.REQUIRED,
                example = "修了两天又坏了")
        @Nullable
        String reason) {
    SpeakForCitizen.Said said() {
        return new SpeakForCitizen.Again(reason == null ? "" : reason);
    }
}
