package village.infra.embedded.demo.affairs;

import java.time.LocalDate;
import java.util.Optional;
import village.api.disclosure.catalogue.CoveredPeriod;
import village.api.disclosure.finance.FinanceTable;

/**
 * What a demo village discloses of one item for one period.
 *
 * @param publishedOn the day; nothing happens later than today
 * @param correction what is put right afterwards
 */
record DemoFiling(
        String item,
        CoveredPeriod period,
        LocalDate publishedOn,
        String title,
        String body,
        Optional<FinanceTable> table,
        Stage stage,
        Optional<Correction> correction) {

    /** How far it goes. */
    enum Stage {
        DRAFT,
        SUBMITTED,
        PUBLISHED
    }

    /** @param reason shown to everybody */
    record Correction(String reason, String body, Optional<FinanceTable> table) {}

    static DemoFiling published(String item, CoveredPeriod period, LocalDate on, String title, String body) {
        return new DemoFiling(item, period, on, title, body, Optional.empty(), Stage.PUBLISHED, Optional.empty());
    }

    static DemoFiling waiting(String item, CoveredPeriod period, LocalDate on, String title, String body, Stage stage) {
        return new DemoFiling(item, period, on, title, body, Optional.empty(), stage, Optional.empty());
    }

    DemoFiling with(FinanceTable shown) {
        return new DemoFiling(item, period, publishedOn, title, body, Optional.of(shown), stage, correction);
    }

    DemoFiling corrected(Correction later) {
        return new DemoFiling(item, period, publishedOn, title, body, table, stage, Optional.of(later));
    }

    /** Names it among the village's. */
    String name() {
        return item + "@" + period.word();
    }
}
