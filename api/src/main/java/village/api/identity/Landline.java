package village.api.identity;

import java.util.regex.Pattern;
import village.api.Refusal;

/**
 * A landline, with its area code or as it is dialled in the place: {@code 0571-82340000}, {@code 82340000}. Within a
 * village both are the same line.
 */
public record Landline(String value) implements Telephone {
    static final Pattern FORM = Pattern.compile("(010|02[0-9]|0[3-9][0-9]{2})?-?([2-8][0-9]{6,7})");

    public Landline {
        if (!FORM.matcher(value).matches()) {
            throw Refusal.invalid("/phone", "座机号应为 7 到 8 位数字，可以带区号，例如 0571-82340000。");
        }
    }

    /** {@code 0571****0000}. */
    @Override
    public String masked() {
        var area = value.indexOf('-');
        return (area < 0 ? "" : value.substring(0, area)) + "****" + value.substring(value.length() - 4);
    }

    @Override
    public String looked() {
        return value.substring(value.indexOf('-') + 1);
    }

    @Override
    public String toString() {
        return masked();
    }
}
