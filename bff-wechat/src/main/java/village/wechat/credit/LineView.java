package village.wechat.credit;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import village.api.credit.ledger.Entry;
import village.wechat.Times;
import village.wechat.Words;

/**
 * A line of the ledger.
 *
 * @param takenBack whether a later line takes it back
 * @param reverses the line this one takes back
 */
@Schema(name = "CreditLine")
public record LineView(
        UUID id,
        int year,
        @Schema(description = "本年度第几行") long number,

        @Schema(description = "lesson、quiz、activity、offline、service、earlier、other")
        String source,

        String sourceLabel,
        String title,
        @Schema(description = "发生时间") OffsetDateTime occurredAt,
        @Schema(description = "记账时间") OffsetDateTime recordedAt,
        int quantity,
        @Schema(description = "适用的规则代号") String rule,
        @Schema(description = "适用的规则版本") String rulesVersion,
        @Schema(description = "按规则应得") AmountView wanted,
        @Schema(description = "实际记入") AmountView granted,

        @Schema(description = "受哪个上限限制：day、year、item；没有受限为空") @Nullable
        String limitedBy,

        @Schema(description = "记到这一行时的本年度累计") AmountView balance,
        boolean takenBack,
        @Nullable UUID reverses,

        @Schema(description = "冲正理由") @Nullable String reason) {

    /** A page of lines. */
    @Schema(name = "CreditLinePage")
    public record Page(List<LineView> items, @Nullable String next) {}

    public static LineView of(Entry entry, Set<Entry.Id> takenBack) {
        var source = entry.source();
        return new LineView(
                entry.id().value(),
                entry.year(),
                entry.number(),
                source.kind().word(),
                source.kind().label(),
                source.title(),
                Times.of(source.occurredAt()),
                Times.of(entry.recordedAt()),
                source.quantity(),
                entry.rule(),
                entry.scheme(),
                AmountView.of(entry.wanted()),
                AmountView.of(entry.granted()),
                entry.limitedBy().map(Words::of).orElse(null),
                AmountView.of(entry.balance()),
                takenBack.contains(entry.id()),
                entry.correction().map(made -> made.of().value()).orElse(null),
                entry.correction().map(Entry.Correction::reason).orElse(null));
    }

    /** All lines of a member's year, so that which ones were taken back can be seen among them. */
    public static List<LineView> ofAll(List<Entry> lines) {
        var taken = lines.stream()
                .flatMap(line -> line.correction().stream())
                .map(Entry.Correction::of)
                .collect(Collectors.toSet());
        return lines.stream().map(line -> of(line, taken)).toList();
    }
}
