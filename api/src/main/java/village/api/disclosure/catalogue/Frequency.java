package village.api.disclosure.catalogue;

/** How often an item is disclosed. */
public enum Frequency {
    MONTHLY("每月"),
    QUARTERLY("每季度"),
    YEARLY("每年"),
    /** When it happens. */
    EVENT("随时"),
    /** When villagers ask for it. */
    ON_REQUEST("应村民要求");

    private final String label;

    Frequency(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    /** Whether the calendar alone says when it is due. */
    public boolean periodic() {
        return ordinal() < EVENT.ordinal();
    }
}
