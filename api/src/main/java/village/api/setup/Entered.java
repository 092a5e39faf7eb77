package village.api.setup;

import java.time.LocalDate;
import village.api.Refusal;

/** What somebody typed into a field, without the spaces around it. */
public final class Entered {
    private Entered() {}

    /** Refuses what is empty or too long. */
    public static String text(String pointer, String what, String text, int most) {
        var entered = text.strip();
        if (entered.isEmpty() || entered.codePointCount(0, entered.length()) > most) {
            throw Refusal.invalid(pointer, "%s应为 1 到 %d 个字。".formatted(what, most));
        }
        if (entered.chars().anyMatch(Character::isISOControl)) {
            throw Refusal.invalid(pointer, what + "里不能换行。");
        }
        return entered;
    }

    /** Refuses a day that is still to come, or before anything here was counted. */
    static LocalDate past(String pointer, LocalDate day, LocalDate today) {
        if (day.isAfter(today)) {
            throw Refusal.invalid(pointer, "启用日期不能晚于今天，请到那一天再登记。");
        }
        if (day.isBefore(LocalDate.of(1949, 10, 1))) {
            throw Refusal.invalid(pointer, "启用日期太早了。");
        }
        return day;
    }
}
