package village.api.disclosure.catalogue;

import java.time.LocalDate;
import java.util.Optional;
import village.api.identity.Role;

/**
 * An item of the catalogue for a test, which says only what matters to it. What nothing is said of is usual: finance, every
 * month, no table, the county's.
 */
public record AnItem(
        String code,
        DisclosureClass disclosureClass,
        String name,
        Frequency frequency,
        int dueDays,
        boolean own,
        boolean tableRequired) {
    public static AnItem of(String code) {
        return new AnItem(code, DisclosureClass.FINANCE, "收支情况", Frequency.MONTHLY, 10, false, false);
    }

    public AnItem named(String words) {
        return new AnItem(code, disclosureClass, words, frequency, dueDays, own, tableRequired);
    }

    public AnItem about(DisclosureClass what) {
        return new AnItem(code, what, name, frequency, dueDays, own, tableRequired);
    }

    public AnItem every(Frequency often) {
        return new AnItem(code, disclosureClass, name, often, dueDays, own, tableRequired);
    }

    public AnItem due(int days) {
        return new AnItem(code, disclosureClass, name, frequency, days, own, tableRequired);
    }

    /** Made by the village itself, or not. */
    public AnItem own(boolean its) {
        return new AnItem(code, disclosureClass, name, frequency, dueDays, its, tableRequired);
    }

    public AnItem withTable() {
        return new AnItem(code, disclosureClass, name, frequency, dueDays, own, true);
    }

    /** From 2012 on. */
    public CatalogueItem item() {
        return from(LocalDate.of(2012, 1, 1));
    }

    public CatalogueItem from(LocalDate day) {
        return new CatalogueItem(
                code,
                disclosureClass,
                name,
                frequency,
                dueDays,
                7,
                15,
                "依据",
                Role.CADRE,
                day,
                Optional.empty(),
                own,
                tableRequired,
                "");
    }
}
