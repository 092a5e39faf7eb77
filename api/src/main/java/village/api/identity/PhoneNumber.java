package village.api.identity;

import village.api.Refusal;

/** A mainland mobile number: 11 digits. Shown in full only in a logged raw view. */
public record PhoneNumber(String value) implements Telephone {
    public PhoneNumber {
        if (!value.matches("1[3-9][0-9]{9}")) {
            throw Refusal.invalid("/phone", "手机号应为 11 位数字。");
        }
    }

    /** As pages show it: {@code 137****9050}. */
    @Override
    public String masked() {
        return value.substring(0, 3) + "****" + value.substring(7);
    }

    @Override
    public String looked() {
        return value;
    }

    @Override
    public String toString() {
        return masked();
    }
}
