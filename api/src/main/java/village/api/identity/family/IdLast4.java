package village.api.identity.family;

import java.util.Locale;
import village.api.Refusal;

/** The last four characters of somebody's identity number. */
public record IdLast4(String value) {
    public IdLast4 {
        value = value.strip().toUpperCase(Locale.ROOT);
        if (!value.matches("[0-9]{3}[0-9X]")) {
            throw Refusal.invalid("/idLast4", "请填写身份证号的最后四位。");
        }
    }

    @Override
    public String toString() {
        return "****";
    }
}
