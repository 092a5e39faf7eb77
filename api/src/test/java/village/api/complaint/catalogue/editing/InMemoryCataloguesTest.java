package village.api.complaint.catalogue.editing;

import java.time.LocalDate;

class InMemoryCataloguesTest implements CataloguesContract {
    private final InMemoryCatalogues catalogues = new InMemoryCatalogues();
    private final InMemoryPeriodVersions periods = new InMemoryPeriodVersions();

    @Override
    public Catalogues catalogues() {
        return catalogues;
    }

    @Override
    public PeriodVersions periods() {
        return periods;
    }

    @Override
    public LocalDate day() {
        return LocalDate.parse("2077-01-01");
    }
}
