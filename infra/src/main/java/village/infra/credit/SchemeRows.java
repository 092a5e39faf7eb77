package village.infra.credit;

import static village.infra.postgres.Columns.number;
import static village.infra.postgres.Columns.text;

import io.r2dbc.postgresql.codec.Json;
import io.r2dbc.spi.Readable;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import village.api.credit.Amount;
import village.api.credit.SourceKind;
import village.api.credit.rule.Caps;
import village.api.credit.rule.Caps.Cap;
import village.api.credit.rule.Caps.Scope;
import village.api.credit.rule.Rule;
import village.api.credit.rule.Scheme;

/** A version's row. */
final class SchemeRows {
    /** After the version's name. */
    static final String COLUMNS =
            "effective_from, basis, required_points, required_minutes, leader_points, leader_minutes, rules";

    private static final JsonMapper JSON = JsonMapper.shared();

    private SchemeRows() {}

    /** A rule as it is kept. */
    private record Kept(
            String code,
            String kind,
            String name,
            String unit,
            int per,
            int points,
            int minutes,
            Map<String, Limit> caps,
            boolean proof) {

        private record Limit(
                @Nullable Integer points, @Nullable Integer minutes) {}

        static Kept of(Rule rule) {
            var caps = new TreeMap<String, Limit>();
            rule.caps()
                    .byScope()
                    .forEach((scope, cap) -> caps.put(
                            scope.name().toLowerCase(Locale.ROOT),
                            new Limit(cap.points().orElse(null), cap.minutes().orElse(null))));
            return new Kept(
                    rule.code(),
                    rule.kind().word(),
                    rule.name(),
                    rule.unit(),
                    rule.per(),
                    rule.gives().points(),
                    rule.gives().minutes(),
                    caps,
                    rule.proof());
        }

        Rule toRule() {
            var byScope = new EnumMap<Scope, Cap>(Scope.class);
            caps.forEach((scope, limit) -> byScope.put(
                    Scope.valueOf(scope.toUpperCase(Locale.ROOT)),
                    new Cap(Optional.ofNullable(limit.points()), Optional.ofNullable(limit.minutes()))));
            return new Rule(
                    code,
                    SourceKind.valueOf(kind.toUpperCase(Locale.ROOT)),
                    name,
                    unit,
                    per,
                    new Amount(points, minutes),
                    new Caps(byScope),
                    proof);
        }
    }

    static Scheme toScheme(Readable row) {
        return new Scheme(
                text(row, 0),
                Objects.requireNonNull(row.get(1, LocalDate.class)),
                text(row, 2),
                new Amount((int) number(row, 3), (int) number(row, 4)),
                new Amount((int) number(row, 5), (int) number(row, 6)),
                rules(text(row, 7)));
    }

    private static List<Rule> rules(String json) {
        return List.of(JSON.readValue(json, Kept[].class)).stream()
                .map(Kept::toRule)
                .toList();
    }

    static Json rules(Scheme scheme) {
        return Json.of(
                JSON.writeValueAsBytes(scheme.rules().stream().map(Kept::of).toList()));
    }
}
