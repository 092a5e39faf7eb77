package village.api.identity.binding;

import java.util.Locale;
import java.util.Optional;
import village.api.Refusal;
import village.api.identity.PersonName;
import village.api.identity.PhoneNumber;

/**
 * Who somebody says he is.
 *
 * @param phone as WeChat vouches for it
 * @param idLast4 the last four characters of his identity number
 */
public record Claim(PhoneNumber phone, Optional<PersonName> name, Optional<String> idLast4) {
    public Claim {
        idLast4 = idLast4.map(last4 -> last4.toUpperCase(Locale.ROOT));
        if (idLast4.isPresent() && !idLast4.get().matches("[0-9]{3}[0-9X]")) {
            throw Refusal.invalid("/idLast4", "请填写身份证号的最后四位。");
        }
    }

    @Override
    public String toString() {
        return "Claim[***]";
    }
}
