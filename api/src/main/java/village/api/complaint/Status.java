package village.api.complaint;

/** Where a complaint stands. The words are published: on the wire they are lower-kebab. */
public enum Status {
    /** 已提交: nobody has it in hand yet. */
    SUBMITTED("已提交"),
    /** 已派单: a handler has it. */
    DISPATCHED("办理中"),
    /** 已答复: the reporter may rate. */
    ANSWERED("已答复"),
    /** 已评价. */
    RATED("已评价");

    private final String label;

    Status(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    /** Whether somebody still owes the reporter an answer. */
    public boolean open() {
        return this == SUBMITTED || this == DISPATCHED;
    }
}
