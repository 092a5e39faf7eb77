package village.api.complaint;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * How often a case was urged.
 *
 * @param remindedOn the day of the reporter's last reminder (催办), by the village's clock
 * @param supervisions how often the level above stepped in (督办)
 * @param askedAgainAt when the reporter himself was last reminded of what he was asked
 */
public record Urging(Optional<LocalDate> remindedOn, int reminders, int supervisions, Optional<Instant> askedAgainAt) {
    public static final Urging NONE = new Urging(Optional.empty(), 0, 0, Optional.empty());

    public Urging reminded(LocalDate day) {
        return new Urging(Optional.of(day), reminders + 1, supervisions, askedAgainAt);
    }

    /** Another whose report is part of it asks how long it will take: the reporter's own day is his still. */
    public Urging remindedByAnother() {
        return new Urging(remindedOn, reminders + 1, supervisions, askedAgainAt);
    }

    public Urging supervised() {
        return new Urging(remindedOn, reminders, supervisions + 1, askedAgainAt);
    }

    public Urging askedAgain(Instant at) {
        return new Urging(remindedOn, reminders, supervisions, Optional.of(at));
    }
}
