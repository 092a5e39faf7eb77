package village.api.catalogue;

/** Which kind of value a column holds, in the words of the guide for government catalogues. The words are published. */
public enum Kind {
    STRING("字符型"),
    INTEGER("整型"),
    NUMBER("数值型"),
    BOOLEAN("逻辑型"),
    DATE("日期型"),
    DATETIME("日期时间型"),
    /** Several values, a structure, or bytes. */
    GENERAL("通用型");

    private final String label;

    Kind(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
