package village.openapi.v1.complaint;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import village.api.complaint.platform.SpeakForCitizen;
import village.api.complaint.reporter.Supplement;

/** What the citizen adds. */
@Schema(name = "NewComplaintSupplement", example = """
    {"text": "是村口小店旁边那一盏"}
    """)
record NewSupplement(
        @Schema(description = "文字，最多 500 个字；有附件时可以不填；不要写身份证号、电话", example = "是村口小店旁边那一盏") @Nullable
        String text,

        @Schema(description = "先上传的附件的编号，最多 9 个，每个只能用一次") @Nullable
        List<@Nullable UUID> attachments) {
    SpeakForCitizen.Said said() {
        return new SpeakForCitizen.Added(new Supplement(text == null ? "" : text, Files.of(attachments)));
    }
}
