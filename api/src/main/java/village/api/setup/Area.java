package village.api.setup;

import java.time.LocalDate;
import java.util.Optional;
import village.api.Refusal;

/**
 * A county or a township.
 *
 * @param code 6 digits or 9
 * @param from since when it has the code
 */
public record Area(String code, String name, LocalDate from) {
    public Area {
        if (!code.matches("[0-9]{6}([0-9]{3})?")) {
            throw Refusal.invalid("/code", "县的代码是 6 位数字，乡镇是 9 位。");
        }
        if (code.length() == 6 ? code.endsWith("00") : code.endsWith("000")) {
            throw Refusal.invalid("/code", "这是省、市或县的代码，请填到县（6 位）或乡镇（9 位）。");
        }
        name = Entered.text("/name", "名称", name, 30);
    }

    /** The county of a township. */
    public Optional<String> parent() {
        return code.length() == 9 ? Optional.of(code.substring(0, 6)) : Optional.empty();
    }
}
