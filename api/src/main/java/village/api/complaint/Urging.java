package village.api.complaint;

import java.time.LocalDate;
import java.util.Optional;

/**
 * How often a case was urged.
 *
 * @param remindedOn the day of the reporter's last reminder (催办), by the village's clock
 * @param supervisions how often the level above stepped in (督办)
 */
public record Urging(Optional<LocalDate> remindedOn, int reminders, int supervisions) {
    public static final Urging NONE = new Urging(Optional.empty(), 0, 0);

    public Urging reminded(LocalDate day) {
        return new Urging(Optional.of(day), reminders + 1, supervisions);
    }

    public Urging supervised() {
        return new Urging(remindedOn, reminders, supervisions + 1);
    }
}
