package village.api.identity;

import java.text.Normalizer;
import village.api.Refusal;

/** A number somebody can be rung up at. Shown in full only in a logged raw view. */
public sealed interface Telephone permits PhoneNumber, Landline {
    /** As it is dialled. */
    String value();

    /** As pages show it. */
    String masked();

    /** What two ways of writing the same number have in common. */
    String looked();

    /** Reads what somebody wrote down: a mobile, or a landline with or without its area code, spaced or not. */
    static Telephone read(String text) {
        var plain = Normalizer.normalize(text, Normalizer.Form.NFKC).replaceAll("[\\s\\-–—()]", "");
        if (plain.matches("1[3-9][0-9]{9}")) {
            return new PhoneNumber(plain);
        }
        var landline = Landline.FORM.matcher(plain);
        if (!landline.matches()) {
            throw Refusal.invalid("/phone", "请填 11 位手机号，或者座机号（例如 0571-82340000）。");
        }
        var area = landline.group(1);
        return new Landline(area == null ? landline.group(2) : area + "-" + landline.group(2));
    }
}
