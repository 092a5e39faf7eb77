package village.api.disclosure.catalogue;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.regex.Pattern;
import village.api.Refusal;
import village.api.identity.Role;

/**
 * Something a village has to disclose, as it is in force from a day on.
 *
 * @param code stable, for example {@code C0101}; a village's own begin with {@code V}
 * @param dueDays how many days after the end of the period, or after the event, it has to be public
 * @param objectionDays how long villagers may object before it counts as settled
 * @param answerDays how long the answer to a question may take
 * @param legalBasis the rule it follows from
 * @param responsible whose duty it is
 * @param effectiveTo the first day it is no longer in force; empty while nobody knows one
 * @param own made by the village itself
 * @param tableRequired whether the rule wants a table of income and spending with it
 * @param note what whoever keeps the catalogue should know of it, for example that its words are from memory; for staff,
 *     possibly empty
 */
public record CatalogueItem(
        String code,
        DisclosureClass disclosureClass,
        String name,
        Frequency frequency,
        int dueDays,
        int objectionDays,
        int answerDays,
        String legalBasis,
        Role responsible,
        LocalDate effectiveFrom,
        Optional<LocalDate> effectiveTo,
        boolean own,
        boolean tableRequired,
        String note) {
    /** The village's clock. */
    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9-]{0,19}");

    public CatalogueItem {
        if (!CODE.matcher(code).matches()) {
            throw Refusal.invalid("/code", "编号应为大写字母开头的 1 到 20 个字母、数字或短横。");
        }
        if (name.isBlank() || name.length() > 60) {
            throw Refusal.invalid("/name", "名称应为 1 到 60 个字。");
        }
        if (legalBasis.isBlank() || legalBasis.length() > 200) {
            throw Refusal.invalid("/legalBasis", "请写明依据，最多 200 个字。");
        }
        if (tableRequired && disclosureClass != DisclosureClass.FINANCE) {
            throw Refusal.invalid("/tableRequired", "只有财务公开可以要求附收支表。");
        }
        between("/dueDays", dueDays, 0, 120);
        between("/objectionDays", objectionDays, 0, 90);
        between("/answerDays", answerDays, 1, 60);
    }

    private static void between(String pointer, int days, int least, int most) {
        if (days < least || days > most) {
            throw Refusal.invalid(pointer, "天数应在 " + least + " 到 " + most + " 之间。");
        }
    }

    public boolean inForce(LocalDate day) {
        return !day.isBefore(effectiveFrom)
                && effectiveTo.filter(end -> !day.isBefore(end)).isEmpty();
    }

    /** The last day on which what is disclosed for a period, or about an event's day, is in time. */
    public LocalDate dueOn(CoveredPeriod period) {
        return period.to().plusDays(dueDays);
    }

    /** Refuses a period this item is not disclosed for. */
    public CoveredPeriod covering(CoveredPeriod period) {
        if (period.kind() != CoveredPeriod.kind(frequency)) {
            throw Refusal.invalid("/period", "“" + name + "”" + frequency.label() + "公开，请按它填写期间。");
        }
        return period;
    }
}
