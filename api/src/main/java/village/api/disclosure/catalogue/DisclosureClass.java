package village.api.disclosure.catalogue;

/** The three kinds of affairs (三务). On the wire they are lower-kebab. */
public enum DisclosureClass {
    PARTY("党务公开"),
    VILLAGE("村务公开"),
    FINANCE("财务公开");

    private final String label;

    DisclosureClass(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
