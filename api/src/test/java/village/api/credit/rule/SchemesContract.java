package village.api.credit.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import village.api.credit.Amount;
import village.api.credit.CreditYear;
import village.api.credit.SourceKind;
import village.api.identity.Person;
import village.api.place.Village;

/** What pages that list versions may rely on. */
public interface SchemesContract {
    Duration PATIENCE = Duration.ofSeconds(10);

    /** With several versions that the installation brings along. */
    Schemes schemes();

    /** A village without rules of its own. */
    Village.Id village();

    @Test
    default void theListNamesTheVersionThatJudgesADayAlsoWhereTheInstallationBringsALaterOne() {
        var starters = all();
        assertThat(starters).hasSizeGreaterThan(1);
        var first = starters.get(starters.size() - 1).effectiveFrom();
        theListAgrees(starters);
        var own = publish(first.plusDays(1));
        theListAgrees(starters);
        assertThat(all()).extracting(Scheme::version).startsWith(own.version()).hasSize(2);
        assertThat(inForce(first).version())
                .isEqualTo(starters.get(starters.size() - 1).version());
    }

    /** On the first day of every version there is or was. */
    private void theListAgrees(List<Scheme> versions) {
        for (var version : versions) {
            var day = version.effectiveFrom();
            var listed = all().stream()
                    .filter(each -> !each.effectiveFrom().isAfter(day))
                    .findFirst()
                    .orElseThrow();
            assertThat(listed.version()).isEqualTo(inForce(day).version());
        }
    }

    private Scheme publish(LocalDate from) {
        var rule = new Rule("lesson", SourceKind.LESSON, "线上课程", "分钟", 60, new Amount(1, 60), Caps.NONE, false);
        var draft = new Scheme("draft", from, "支部党员大会通过", Amount.NONE, Amount.NONE, List.of(rule));
        return Objects.requireNonNull(schemes()
                        .publish(
                                village(),
                                draft,
                                new Person.Id(UUID.randomUUID()),
                                UUID.randomUUID(),
                                from.minusDays(2).atStartOfDay(CreditYear.ZONE).toInstant(),
                                Optional.empty())
                        .block(PATIENCE))
                .scheme();
    }

    private Scheme inForce(LocalDate day) {
        return Objects.requireNonNull(schemes().inForce(village(), day).block(PATIENCE));
    }

    private List<Scheme> all() {
        return Objects.requireNonNull(schemes().all(village()).block(PATIENCE)).stream()
                .map(Schemes.Published::scheme)
                .toList();
    }
}
