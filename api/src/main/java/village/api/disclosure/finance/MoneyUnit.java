package village.api.disclosure.finance;

/** The unit a table is written in. Amounts are kept in fen whatever it is. */
public enum MoneyUnit {
    YUAN("元", 2),
    TEN_THOUSAND_YUAN("万元", 6);

    private final String label;
    private final int decimals;

    MoneyUnit(String label, int decimals) {
        this.label = label;
        this.decimals = decimals;
    }

    public String label() {
        return label;
    }

    /** How many digits behind the point make a fen. */
    public int decimals() {
        return decimals;
    }
}
