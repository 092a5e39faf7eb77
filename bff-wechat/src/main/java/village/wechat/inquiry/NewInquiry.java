package village.wechat.inquiry;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import village.api.complaint.Reporting;
import village.api.identity.RosterPerson;
import village.api.inquiry.asking.Wish;
import village.wechat.Attached;
import village.wechat.Words;

/** A question as a phone or the console sends it: a photo or a voice is enough. */
@Schema(name = "NewInquiry", example = """
    {"desk": "policy", "text": "城乡居民医保什么时候交？", "visibility": "public"}
    """)
public record NewInquiry(
        @Schema(description = "咨询窗口，见 inquiry-desks", example = "policy") @NotNull(message = "请选问哪里。")
        String desk,

        @Schema(description = "文字，最多 2000 字") @Nullable String text,

        @Size(max = 9, message = "照片和录音最多 9 个。") @Nullable List<UUID> attachments,

        @Schema(description = "private 只有答复的人看，public 审核后不带名字公开；不填为 private") @Nullable
        String visibility,

        @Schema(description = "代哪位家人问；控制台登记时是谁问的") @Nullable UUID onBehalfOf) {

    private enum Visibility {
        PRIVATE,
        PUBLIC
    }

    /** @param source how it came in */
    public Wish toWish(Reporting.Source source) {
        return new Wish(
                desk.strip(),
                text == null ? "" : text,
                Attached.ids(attachments),
                Words.read(visibility, Visibility.PRIVATE, "/visibility") == Visibility.PUBLIC,
                Optional.ofNullable(onBehalfOf).map(RosterPerson.Id::new),
                source);
    }
}
