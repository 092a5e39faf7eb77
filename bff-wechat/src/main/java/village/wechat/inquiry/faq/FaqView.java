package village.wechat.inquiry.faq;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import village.api.inquiry.faq.Faq;

/** A question with its answer. */
@Schema(name = "Faq")
record FaqView(
        UUID id,
        @Schema(description = "修改时带回的版本") long version,
        @Schema(description = "咨询窗口", example = "policy") String desk,
        @Schema(example = "城乡居民医保什么时候交？") String question,
        String answer,
        @Schema(description = "大家查不查得到") boolean shown) {

    @Schema(name = "FaqPage")
    record Page(List<FaqView> items, @Nullable String next) {}

    static FaqView of(Faq faq) {
        var wording = faq.wording();
        return new FaqView(
                faq.id().value(), faq.version(), wording.desk(), wording.question(), wording.answer(), wording.shown());
    }
}
