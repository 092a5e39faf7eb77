package village.openapi.v1.complaint;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import village.api.Refusal;
import village.api.complaint.Rating;
import village.api.complaint.platform.SpeakForCitizen;

/** What the citizen says of the answer. */
@Schema(name = "NewComplaintRating", example = """
    {"fixed": true, "stars": 5, "text": "当天就修好了"}
    """)
record NewRating(
        @Schema(description = "解决了没有；没有解决的继续办理", requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
        Boolean fixed,

        @Schema(description = "几颗星，1 到 5，可以不给", example = "5") @Nullable
        Integer stars,

        @Schema(description = "评价，最多 500 个字，只给办理的人看；不要写身份证号、电话", example = "当天就修好了") @Nullable
        String text) {
    SpeakForCitizen.Said said() {
        if (fixed == null) {
            throw Refusal.invalid("/fixed", "请填写 fixed：true 解决了，false 没有解决。");
        }
        return new SpeakForCitizen.Rated(new Rating(fixed, Optional.ofNullable(stars), text == null ? "" : text));
    }
}
