package village.api.gate.number;

/** What a number is. */
public enum NumberKind {
    IDENTITY("身份证号"),
    BANK_CARD("银行卡号"),
    MOBILE("手机号"),
    LANDLINE("电话号码");

    private final String label;

    NumberKind(String label) {
        this.label = label;
    }

    /** As people call it. */
    public String label() {
        return label;
    }

    /** How many characters at the beginning of a number of this kind stay readable. */
    int shownFirst(String digits) {
        return switch (this) {
            case IDENTITY -> 1;
            case BANK_CARD -> 6;
            case MOBILE -> 3;
            case LANDLINE -> Math.max(0, digits.length() - 8);
        };
    }

    /** And how many at its end. */
    int shownLast() {
        return this == IDENTITY ? 1 : 4;
    }
}
