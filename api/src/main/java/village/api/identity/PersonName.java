package village.api.identity;

import village.api.Refusal;

/** A person's name as the roster has it, 1 to 50 characters, without surrounding space. Shown masked by default. */
public record PersonName(String value) {
    public static final int MAX_LENGTH = 50;

    public PersonName {
        value = value.strip();
        var length = value.codePointCount(0, value.length());
        if (length == 0 || length > MAX_LENGTH || value.codePoints().anyMatch(PersonName::unprintable)) {
            throw Refusal.invalid("/name", "姓名应为 1 到 50 个字。");
        }
    }

    /** As pages show it: the first character hidden, {@code *秀英}; a single character is hidden whole. */
    public String masked() {
        return "*" + value.substring(value.offsetByCodePoints(0, 1));
    }

    private static boolean unprintable(int character) {
        var type = Character.getType(character);
        return type == Character.CONTROL || type == Character.SURROGATE || type == Character.FORMAT;
    }

    @Override
    public String toString() {
        return masked();
    }
}
