package village.wechat.disclosure;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.OffsetDateTime;
import java.util.UUID;
import village.api.disclosure.Filing;
import village.api.disclosure.Published;
import village.api.disclosure.reading.ListDisclosures;
import village.wechat.Times;
import village.wechat.Words;

/** A published disclosure in a list. */
@Schema(name = "DisclosureEntry")
public record DisclosureEntry(
        UUID id,
        @Schema(example = "C0101") String item,
        String itemName,
        @JsonProperty("class") String disclosureClass,
        String classLabel,
        @Schema(example = "2026-Q3") String period,
        @Schema(example = "2026年第三季度") String periodLabel,
        String title,
        @Schema(description = "published 异议期内，settled 异议期满") String status,
        String statusLabel,
        @Schema(description = "第几版；大于 1 表示更正过") int revision,
        OffsetDateTime publishedAt,
        OffsetDateTime firstPublishedAt) {

    public static DisclosureEntry of(ListDisclosures.Line line) {
        return of(line.filing(), line.itemName());
    }

    static DisclosureEntry of(Filing filing, String itemName) {
        var published = filing.published().orElseThrow();
        return new DisclosureEntry(
                filing.id().value(),
                filing.item(),
                itemName,
                Words.of(filing.disclosureClass()),
                filing.disclosureClass().label(),
                filing.period().word(),
                filing.period().label(),
                published.title(),
                settled(published) ? "settled" : "published",
                settled(published) ? "已公布，异议期满" : "已公布，异议期内",
                published.revision(),
                Times.of(published.at()),
                Times.of(published.firstAt()));
    }

    static boolean settled(Published published) {
        return published.settledAt().isPresent();
    }
}
