package village.infra.complaint.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import village.api.complaint.catalogue.editing.CatalogueLine;
import village.api.complaint.catalogue.editing.CatalogueSamples;
import village.api.complaint.catalogue.editing.Catalogues;
import village.api.complaint.catalogue.editing.CataloguesContract;
import village.api.complaint.catalogue.editing.PeriodVersions;
import village.api.event.Event;
import village.infra.postgres.PostgresExtension;

class PostgresCataloguesTest implements CataloguesContract {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final AtomicInteger YEARS = new AtomicInteger(2076);

    @RegisterExtension
    static final PostgresExtension POSTGRES = new PostgresExtension();

    private final LocalDate day = LocalDate.of(YEARS.incrementAndGet(), 1, 1);

    @Override
    public Catalogues catalogues() {
        return new PostgresCatalogues(POSTGRES.database());
    }

    @Override
    public PeriodVersions periods() {
        return new PostgresPeriodVersions(POSTGRES.database());
    }

    @Override
    public LocalDate day() {
        return day;
    }

    /** What a villager says still finds its category where the next version has it. */
    @Test
    void aVersionInheritsTheWordsItsCategoriesAreKnownBy() {
        var starter = catalogues().byVersion("starter-2026").block(PATIENCE);
        var kept = starter.lines().stream()
                .filter(line -> line.code().startsWith("01"))
                .toArray(CatalogueLine[]::new);
        var next = CatalogueSamples.version(day, kept);
        catalogues().add(CatalogueSamples.once(), next, event()).block(PATIENCE);
        assertThat(words(next.version(), "01%"))
                .isEqualTo(words("starter-2026", "01%"))
                .isPositive();
        assertThat(words(next.version(), "02%")).isZero();
        assertThat(catalogues()
                        .remove(next.version(), day.minusDays(1), event())
                        .block(PATIENCE))
                .isTrue();
        assertThat(words(next.version(), "%")).isZero();
    }

    private static Event event() {
        var id = UUID.randomUUID();
        var subject = new Event.Subject("complaint-catalogue", id, 1);
        return new Event(id, Optional.empty(), subject, "complaint-catalogue.published", Map.of(), Instant.now());
    }

    private static long words(String version, String codes) {
        return POSTGRES.sql()
                .sql("select count(*) from complaint_category_keyword where version = :version and code like :codes")
                .bind("version", version)
                .bind("codes", codes)
                .map(row -> row.get(0, Long.class))
                .one()
                .block(PATIENCE);
    }
}
