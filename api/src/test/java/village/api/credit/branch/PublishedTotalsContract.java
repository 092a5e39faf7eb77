package village.api.credit.branch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import village.api.disclosure.Filing;
import village.api.disclosure.FilingSteps;
import village.api.disclosure.catalogue.DisclosureClass;
import village.api.place.Village;

/** Whether a village has made its totals public, told by what it disclosed. */
public interface PublishedTotalsContract extends FilingSteps {
    PublishedTotals totals();

    private boolean published(int year) {
        return totals().of(village(), year).block(Duration.ofSeconds(10));
    }

    private Filing.Id drafted(String item, String period) {
        return filings()
                .add(fresh(), drafted(item, DisclosureClass.PARTY, period))
                .block();
    }

    private void goesOut(Filing.Id id) {
        change(id, seen -> act().told(seen.submitted(act().hand()), "disclosure.submitted"))
                .block();
        change(id, seen -> checked(seen, true)).block();
        change(id, this::published).block();
    }

    @Test
    default void onlyWhatIsOutCounts() {
        assertThat(published(2025)).isFalse();
        var id = drafted(PublishedTotals.ITEM, "2025");
        assertThat(published(2025)).as("a draft").isFalse();
        goesOut(id);
        assertThat(published(2025)).isTrue();
        assertThat(published(2024)).as("another year").isFalse();
        assertThat(totals().of(new Village.Id(UUID.randomUUID()), 2025).block(Duration.ofSeconds(10)))
                .as("another village")
                .isFalse();
    }

    @Test
    default void anotherItemAndAPartOfTheYearDoNotCount() {
        goesOut(drafted("A09", "2025"));
        goesOut(drafted(PublishedTotals.ITEM, "2025-Q1"));
        goesOut(drafted(PublishedTotals.ITEM, "2025-01"));
        assertThat(published(2025)).isFalse();
    }
}
