package village.wechat.disclosure;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import village.api.disclosure.Revision;
import village.api.disclosure.reading.ReadDisclosure;
import village.wechat.Times;
import village.wechat.Words;
import village.wechat.disclosure.finance.FinanceTableBody;

/**
 * A disclosure as everybody reads it; its head is the newest revision's, which is on record.
 *
 * @param current the newest revision
 * @param revisions all of them, newest first
 * @param before the same item's filing for the period before
 */
@Schema(name = "Disclosure")
public record DisclosureDetail(
        UUID id,
        String item,
        String itemName,
        @JsonProperty("class") String disclosureClass,
        String classLabel,
        @Schema(example = "2026-Q3") String period,
        @Schema(example = "2026年第三季度") String periodLabel,
        @Schema(description = "published 异议期内，settled 异议期满") String status,
        @Schema(description = "按期公开；最新一版遮盖到期不决定的，按没有公开算") boolean periodic,
        OffsetDateTime firstPublishedAt,

        @Schema(description = "有事才公开的，第一次公布晚了几天；按期的为空", example = "应在8月18日前公开，晚了 3 天") @Nullable
        String lateFact,

        @Schema(description = "异议期到什么时候") OffsetDateTime objectionsUntil,
        @Nullable OffsetDateTime settledAt,
        RevisionView current,
        List<Issue> revisions,
        @Nullable DueView due,
        @Nullable Before before,

        @Schema(description = "财务表和前一期、后一期对不上的地方（有一期更正过）；对得上的没有")
        List<String> gaps) {

    /** One revision in the list of all. */
    @Schema(name = "DisclosureIssue")
    public record Issue(
            int number,
            String title,
            @Schema(description = "更正理由；第一版为空") String reason,
            OffsetDateTime publishedAt) {
        static Issue of(Revision revision) {
            return new Issue(revision.number(), revision.title(), revision.reason(), Times.of(revision.publishedAt()));
        }
    }

    /** The period before, to compare with. */
    @Schema(name = "DisclosureBefore")
    public record Before(
            UUID id,
            String period,
            String periodLabel,

            @Schema(description = "上一期的财务表，不用再取一次") @Nullable
            FinanceTableBody table) {
        static Before of(ReadDisclosure.Beside before) {
            var filing = before.filing();
            return new Before(
                    filing.id().value(),
                    filing.period().word(),
                    filing.period().label(),
                    before.newest().table().map(FinanceTableBody::of).orElse(null));
        }
    }

    public static DisclosureDetail of(ReadDisclosure.View view) {
        var filing = view.filing();
        var published = filing.published().orElseThrow();
        var newest = view.newest();
        return new DisclosureDetail(
                filing.id().value(),
                newest.item(),
                newest.itemName(),
                Words.of(newest.disclosureClass()),
                newest.disclosureClass().label(),
                newest.period().word(),
                newest.period().label(),
                DisclosureEntry.settled(published) ? "settled" : "published",
                newest.period().consecutive(),
                Times.of(published.firstAt()),
                view.lateness().orElse(null),
                Times.of(published.objectionsUntil()),
                published.settledAt().map(Times::of).orElse(null),
                RevisionView.of(newest, view.covers()),
                view.revisions().stream().map(Issue::of).toList(),
                view.timeliness().map(DueView::of).orElse(null),
                view.before().map(Before::of).orElse(null),
                view.gaps());
    }
}
