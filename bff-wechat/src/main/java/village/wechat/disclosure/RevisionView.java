package village.wechat.disclosure;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import village.api.disclosure.Revision;
import village.wechat.Times;
import village.wechat.disclosure.finance.FinanceTableBody;

/** A published revision, whole. */
@Schema(name = "DisclosureRevision")
public record RevisionView(
        int number,
        String itemName,
        String title,
        @Schema(description = "正文（安全的 HTML）") String body,
        List<EnclosureView> attachments,
        @Schema(description = "财务表") @Nullable FinanceTableBody table,
        @Schema(description = "更正理由；第一版为空") String reason,
        OffsetDateTime publishedAt,
        OffsetDateTime checkedAt,

        @Schema(description = "依法抹除的理由；没有抹除时没有这一项") @Nullable
        String erased) {

    public static RevisionView of(Revision revision) {
        return new RevisionView(
                revision.number(),
                revision.itemName(),
                revision.title(),
                revision.body(),
                revision.enclosures().stream().map(EnclosureView::of).toList(),
                revision.table().map(FinanceTableBody::of).orElse(null),
                revision.reason(),
                Times.of(revision.publishedAt()),
                Times.of(revision.hands().checkedAt()),
                revision.erased().orElse(null));
    }
}
