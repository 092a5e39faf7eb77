package village.wechat.credit;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import village.api.credit.Amount;
import village.api.credit.SourceKind;
import village.api.credit.own.ReadOwnCredit;
import village.api.place.Village;

/**
 * A member's year as he sees it. There is no comparison with anybody.
 *
 * @param next what would count today; empty for years that are over
 */
@Schema(name = "MyCredits")
record YearView(
        String village,
        String villageName,
        @Schema(description = "所在党支部") String branch,
        int year,
        @Schema(description = "是否已结账") boolean closed,
        AmountView balance,
        @Schema(description = "全年要求") AmountView required,
        boolean fulfilled,
        @Schema(description = "台账行数") long lines,
        List<Source> bySource,
        List<Next> next,
        Rules rules,
        @Schema(description = "是否已看过并同意学习记录说明") boolean consented,
        @Schema(description = "要同意的说明版本") String consentVersion) {

    /** What one kind of study made. */
    @Schema(name = "MyCreditSource")
    record Source(String source, String label, AmountView amount) {
        static Source of(Map.Entry<SourceKind, Amount> sum) {
            return new Source(sum.getKey().word(), sum.getKey().label(), AmountView.of(sum.getValue()));
        }
    }

    /** What a rule gives, and how much of it still fits. */
    @Schema(name = "MyCreditNext")
    record Next(
            RuleView rule,

            @Schema(description = "今天还能记多少积分；没有上限为空") @Nullable
            Integer pointsToday,

            @Schema(description = "今天还能记多少分钟；没有上限为空") @Nullable
            Integer minutesToday,

            @Schema(description = "今年还能记多少积分；没有上限为空") @Nullable
            Integer pointsThisYear,

            @Schema(description = "再有几个单位（单位见规则）就够下一分，短的会攒起来；不给积分的、每个单位都给积分的为空") @Nullable
            Long untilNextPoint) {
        static Next of(ReadOwnCredit.Next next) {
            return new Next(
                    RuleView.of(next.rule()),
                    limited(next.today().points()),
                    limited(next.today().minutes()),
                    limited(next.thisYear().points()),
                    next.untilNextPoint().orElse(null));
        }

        private static @Nullable Integer limited(int left) {
            return left == Integer.MAX_VALUE ? null : left;
        }
    }

    /** Which version applies. */
    @Schema(name = "MyCreditRules")
    record Rules(String version, LocalDate effectiveFrom, String basis) {}

    static YearView of(ReadOwnCredit.Year year, Village village, boolean consented, String consentVersion) {
        return new YearView(
                village.code().value(),
                village.name(),
                year.who().branch(),
                year.year(),
                year.closed(),
                AmountView.of(year.account().balance()),
                AmountView.of(year.required()),
                year.account().balance().covers(year.required()),
                year.account().entries(),
                year.bySource().entrySet().stream()
                        .sorted(Comparator.comparing(Map.Entry::getKey))
                        .map(Source::of)
                        .toList(),
                year.next().stream().map(Next::of).toList(),
                new Rules(
                        year.scheme().version(),
                        year.scheme().effectiveFrom(),
                        year.scheme().basis()),
                consented,
                consentVersion);
    }
}
