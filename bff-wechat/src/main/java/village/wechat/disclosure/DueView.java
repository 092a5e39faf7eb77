package village.wechat.disclosure;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import village.api.disclosure.catalogue.CatalogueItem;
import village.api.disclosure.catalogue.CoveredPeriod;
import village.api.disclosure.catalogue.Occurrence;
import village.api.disclosure.catalogue.Timeliness;
import village.wechat.Times;
import village.wechat.Words;

/**
 * An item that has to be disclosed, and whether the village is in time with it.
 *
 * @param period the earliest period not yet public; absent where no calendar says when it is due
 */
@Schema(name = "DisclosureItem")
public record DueView(
        @Schema(description = "目录条目编号", example = "C0101") String item,
        String itemName,

        @JsonProperty("class") @Schema(description = "party 党务，village 村务，finance 财务")
        String disclosureClass,

        @Schema(example = "财务公开") String classLabel,

        @Schema(description = "monthly、quarterly、yearly、event、on-request")
        String frequency,

        @Schema(example = "每季度") String frequencyLabel,
        @Schema(description = "依据") String legalBasis,
        @Schema(description = "由谁负责") String responsible,
        @Schema(description = "本村自定的条目") boolean own,
        @Schema(description = "按规定要附收支表") boolean tableRequired,

        @Schema(description = "最早还没有公开的一期", example = "2026-Q3") @Nullable
        String period,

        @Schema(example = "2026年第三季度") @Nullable String periodLabel,
        @Schema(description = "最迟公开日期") @Nullable LocalDate dueOn,
        @Schema(description = "green 按期，yellow 快到期，red 逾期") String colour,
        @Schema(description = "逾期天数") long overdueDays,

        @Schema(description = "一句话", example = "2026年第三季度应在10月15日前公开，已逾期 12 天")
        String fact,

        @Nullable OffsetDateTime lastPublishedAt,

        @Schema(description = "登记了的事项，应当公开；按期公开的没有") @Nullable
        Happened happened,

        @Schema(description = "给维护目录的人看的说明，只有工作台有") @Nullable
        String note) {

    /** Something that happened and has to be disclosed. */
    @Schema(name = "DisclosureOccurrence")
    public record Happened(
            UUID id, @Schema(example = "水渠维修招标") String what, LocalDate day) {
        static Happened of(Occurrence occurrence) {
            return new Happened(occurrence.id().value(), occurrence.what(), occurrence.day());
        }
    }

    public static DueView of(Timeliness one) {
        return of(one, Optional.empty());
    }

    /** The same with what only staff should know of the item. */
    public static DueView atDesk(Timeliness one) {
        return of(one, Optional.of(one.item().note()).filter(note -> !note.isEmpty()));
    }

    private static DueView of(Timeliness one, Optional<String> note) {
        var item = one.item();
        return new DueView(
                item.code(),
                item.name(),
                Words.of(item.disclosureClass()),
                item.disclosureClass().label(),
                Words.of(item.frequency()),
                item.frequency().label(),
                item.legalBasis(),
                responsible(item),
                item.own(),
                item.tableRequired(),
                one.owed().map(CoveredPeriod::word).orElse(null),
                one.owed().map(CoveredPeriod::label).orElse(null),
                one.dueOn().orElse(null),
                Words.of(one.colour()),
                one.overdueDays(),
                one.fact(),
                orNull(one.lastPublishedAt().map(Times::of)),
                orNull(one.occurrence().map(Happened::of)),
                orNull(note));
    }

    private static String responsible(CatalogueItem item) {
        return switch (item.responsible()) {
            case CADRE -> "村两委";
            case GRID_WORKER -> "网格员";
            case SUPERVISION_COMMITTEE -> "村务监督委员会";
            default -> "乡镇";
        };
    }

    private static <T> @Nullable T orNull(Optional<T> value) {
        return value.orElse(null);
    }
}
