package village.openapi.v1.disclosure;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import village.api.disclosure.Revision;
import village.api.disclosure.reading.ReadDisclosure;
import village.openapi.client.Times;
import village.openapi.client.Words;

/** A disclosure, whole: its newest revision and the list of all. */
@Schema(name = "Disclosure")
@JsonInclude(JsonInclude.Include.NON_NULL)
record DisclosureDetail(
        UUID id,
        @Schema(description = "目录条目编号", example = "C0101") String item,
        @Schema(description = "目录条目名称", example = "财务收支") String itemLabel,
        @JsonProperty("class") @Schema(example = "finance") String disclosureClass,
        @Schema(example = "财务公开") String classLabel,
        @Schema(example = "2026-Q3") String period,
        @Schema(example = "2026年第三季度") String periodLabel,

        @Schema(description = "published 异议期内，settled 异议期满", example = "published")
        String status,

        @Schema(example = "已公布，异议期内") String statusLabel,
        OffsetDateTime firstPublishedAt,
        @Schema(description = "异议期到什么时候") OffsetDateTime objectionsUntil,
        @Schema(description = "异议期满的时间") @Nullable OffsetDateTime settledAt,
        RevisionBody current,
        List<Issue> revisions) {

    /** One revision in the list of all. */
    @Schema(name = "DisclosureIssue")
    record Issue(
            int number,
            String title,
            @Schema(description = "更正理由；第一版为空") String reason,
            OffsetDateTime publishedAt) {
        static Issue of(Revision revision) {
            return new Issue(revision.number(), revision.title(), revision.reason(), Times.of(revision.publishedAt()));
        }
    }

    static DisclosureDetail of(ReadDisclosure.View view) {
        var filing = view.filing();
        var published = filing.published().orElseThrow();
        var newest = view.newest();
        return new DisclosureDetail(
                filing.id().value(),
                filing.item(),
                newest.itemName(),
                Words.of(filing.disclosureClass()),
                filing.disclosureClass().label(),
                filing.period().word(),
                filing.period().label(),
                DisclosureLine.status(published),
                DisclosureLine.statusLabel(published),
                Times.of(published.firstAt()),
                Times.of(published.objectionsUntil()),
                published.settledAt().map(Times::of).orElse(null),
                RevisionBody.of(newest, view.covers()),
                view.revisions().stream().map(Issue::of).toList());
    }
}
