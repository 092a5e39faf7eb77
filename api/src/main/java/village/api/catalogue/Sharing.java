package village.api.catalogue;

/** Who is given something. The words are published; they stand from the widest to the narrowest. */
public enum Sharing {
    /** Everybody may know it; platforms get it with the scope alone. */
    OPEN("公开"),
    /** Given where it is public, or to the platform it came from. */
    RESTRICTED("受限"),
    /** Kept here and given to no platform. */
    WITHHELD("不予共享");

    private final String label;

    Sharing(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
