package village.wechat.disclosure;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import village.api.disclosure.Revision;
import village.api.disclosure.cover.Cover;
import village.api.disclosure.reading.ReadDisclosure;
import village.wechat.Times;
import village.wechat.Words;
import village.wechat.disclosure.finance.FinanceTableBody;

/** A published revision, whole. */
@Schema(name = "DisclosureRevision")
public record RevisionView(
        int number,
        @Schema(example = "C0101") String item,
        String itemName,

        @JsonProperty("class") @Schema(description = "party 党务，village 村务，finance 财务", example = "finance")
        String disclosureClass,

        @Schema(example = "2026-Q3") String period,
        String title,
        @Schema(description = "正文（安全的 HTML）") String body,
        List<EnclosureView> attachments,
        @Schema(description = "财务表") @Nullable FinanceTableBody table,
        @Schema(description = "更正理由；第一版为空") String reason,
        OffsetDateTime publishedAt,
        OffsetDateTime checkedAt,

        @Schema(description = "依法抹除的理由；没有抹除时没有这一项") @Nullable
        String erased,

        @Schema(description = "因涉及个人信息暂时遮盖的；没有遮盖的为空") List<CoverView> covers) {

    /** As it is kept, for staff. */
    public static RevisionView of(Revision revision) {
        return of(revision, List.of());
    }

    /** Without what is covered of it. */
    static RevisionView of(ReadDisclosure.Shown shown) {
        return of(shown.revision(), shown.covers());
    }

    static RevisionView of(Revision revision, List<Cover> covers) {
        return new RevisionView(
                revision.number(),
                revision.item(),
                revision.itemName(),
                Words.of(revision.disclosureClass()),
                revision.period().word(),
                revision.title(),
                revision.body(),
                revision.enclosures().stream().map(EnclosureView::of).toList(),
                revision.table().map(FinanceTableBody::of).orElse(null),
                revision.reason(),
                Times.of(revision.publishedAt()),
                Times.of(revision.hands().checkedAt()),
                revision.erased().orElse(null),
                covers.stream().map(CoverView::of).toList());
    }
}
