package village.api.catalogue;

/** How often something changes. The words are published. */
public enum Cycle {
    /** At once; the change feed tells. */
    REAL_TIME("实时"),
    /** When a catalogue or a rule changes. */
    IRREGULAR("不定期");

    private final String label;

    Cycle(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
