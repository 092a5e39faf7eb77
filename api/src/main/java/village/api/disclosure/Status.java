package village.api.disclosure;

/** Where a filing stands. */
public enum Status {
    DRAFT("起草中"),
    SUBMITTED("待监委会审核"),
    RETURNED("监委会退回"),
    APPROVED("审核通过，待公布"),
    /** In its objection window. */
    PUBLISHED("已公布，异议期内"),
    SETTLED("已公布，异议期满");

    private final String label;

    Status(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    static Status of(Work.Stage stage) {
        return switch (stage) {
            case DRAFT -> DRAFT;
            case SUBMITTED -> SUBMITTED;
            case RETURNED -> RETURNED;
            case APPROVED -> APPROVED;
        };
    }
}
