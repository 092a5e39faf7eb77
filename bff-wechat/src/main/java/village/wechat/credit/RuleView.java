package village.wechat.credit;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.EnumMap;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import village.api.Refusal;
import village.api.credit.Amount;
import village.api.credit.SourceKind;
import village.api.credit.rule.Caps;
import village.api.credit.rule.Caps.Cap;
import village.api.credit.rule.Caps.Scope;
import village.api.credit.rule.Rule;
import village.wechat.Words;

/** A rule as it is read and written. */
@Schema(name = "CreditRule", example = """
        {"code": "lesson", "source": "lesson", "name": "线上课程", "unit": "分钟", "per": 60, "points": 2, "minutes": 60,
         "perDay": {"points": 6}, "perYear": {"points": 40}, "proof": false}
        """)
public record RuleView(
        @NotNull(message = "请写明规则代号。") String code,
        @NotNull(message = "请选择来源。") String source,
        @NotNull(message = "请写明规则名称。") String name,
        @NotNull(message = "请写明计量单位。") String unit,

        @Schema(description = "每几个单位给一次；不到一次的零头，同一年、同一版规则里攒起来")
        int per,

        @Schema(description = "给多少积分，扣分写负数") int points,
        @Schema(description = "给多少学习分钟") int minutes,
        @Valid @Nullable Limit perDay,
        @Valid @Nullable Limit perYear,

        @Schema(description = "同一门课、同一次活动的上限") @Valid @Nullable
        Limit perItem,

        @Schema(description = "是否要看证明材料") boolean proof) {

    /** The most there is; what is missing has no limit. */
    @Schema(name = "CreditLimit")
    public record Limit(@Nullable Integer points, @Nullable Integer minutes) {
        static @Nullable Limit of(Optional<Cap> cap) {
            return cap.map(most ->
                            new Limit(most.points().orElse(null), most.minutes().orElse(null)))
                    .orElse(null);
        }

        Cap toCap() {
            return new Cap(Optional.ofNullable(points), Optional.ofNullable(minutes));
        }
    }

    public static RuleView of(Rule rule) {
        return new RuleView(
                rule.code(),
                rule.kind().word(),
                rule.name(),
                rule.unit(),
                rule.per(),
                rule.gives().points(),
                rule.gives().minutes(),
                Limit.of(rule.caps().of(Scope.DAY)),
                Limit.of(rule.caps().of(Scope.YEAR)),
                Limit.of(rule.caps().of(Scope.ITEM)),
                rule.proof());
    }

    public Rule toRule() {
        var kind = Words.read(source, SourceKind.OTHER, "/rules/source");
        if (kind == SourceKind.EARLIER) {
            throw Refusal.invalid("/rules/source", "以前年度记录由导入产生，不用设规则。");
        }
        if (perItem != null && (kind == SourceKind.OFFLINE || kind == SourceKind.OTHER)) {
            throw Refusal.invalid("/rules/perItem", "线下学习和其他事项没有“同一项”，请只设当天和全年上限。");
        }
        return new Rule(code, kind, name, unit, per, new Amount(points, minutes), caps(), proof);
    }

    private Caps caps() {
        var byScope = new EnumMap<Scope, Cap>(Scope.class);
        put(byScope, Scope.DAY, perDay);
        put(byScope, Scope.YEAR, perYear);
        put(byScope, Scope.ITEM, perItem);
        return new Caps(byScope);
    }

    private static void put(EnumMap<Scope, Cap> byScope, Scope scope, @Nullable Limit limit) {
        if (limit != null) {
            byScope.put(scope, limit.toCap());
        }
    }
}
