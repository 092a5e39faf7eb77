package village.openapi.v1.disclosure;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.OffsetDateTime;
import java.util.UUID;
import village.api.disclosure.Published;
import village.api.disclosure.reading.ListDisclosures;
import village.openapi.client.Times;
import village.openapi.client.Words;

/** A disclosure as lists show it. */
@Schema(name = "DisclosureLine")
record DisclosureLine(
        UUID id,
        @Schema(description = "目录条目编号", example = "C0101") String item,
        @Schema(description = "目录条目名称", example = "财务收支") String itemLabel,
        @JsonProperty("class") @Schema(example = "finance") String disclosureClass,
        @Schema(example = "财务公开") String classLabel,
        @Schema(example = "2026-Q3") String period,
        @Schema(example = "2026年第三季度") String periodLabel,
        String title,

        @Schema(description = "published 异议期内，settled 异议期满", example = "published")
        String status,

        @Schema(example = "已公布，异议期内") String statusLabel,

        @Schema(description = "第几版；大于 1 表示更正过", example = "1")
        int revision,

        OffsetDateTime firstPublishedAt,
        OffsetDateTime publishedAt) {
    static DisclosureLine of(ListDisclosures.Line line) {
        var filing = line.filing();
        var published = filing.published().orElseThrow();
        return new DisclosureLine(
                filing.id().value(),
                filing.item(),
                line.itemName(),
                Words.of(filing.disclosureClass()),
                filing.disclosureClass().label(),
                filing.period().word(),
                filing.period().label(),
                published.title(),
                status(published),
                statusLabel(published),
                published.revision(),
                Times.of(published.firstAt()),
                Times.of(published.at()));
    }

    static String status(Published published) {
        return published.settledAt().isPresent() ? "settled" : "published";
    }

    static String statusLabel(Published published) {
        return published.settledAt().isPresent() ? "已公布，异议期满" : "已公布，异议期内";
    }
}
