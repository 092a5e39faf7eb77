package village.api.complaint;

/** Where a complaint stands. The words are published: on the wire they are lower-kebab. */
public enum Status {
    /** 已提交: nobody has it in hand yet. */
    SUBMITTED("已提交", true),
    /** 已受理: it will be dealt with; a handler is still to be found. */
    ACCEPTED("已受理", true),
    /** 不予受理, with a reason. */
    REJECTED("不予受理", false),
    /** 已派单: a handler has it. */
    DISPATCHED("已派单", true),
    /** 办理中: the handler, or a Party member, has taken it up. */
    IN_PROGRESS("办理中", true),
    /** 待补充: the reporter is asked for more; the clock stands still. */
    NEED_INFO("待补充", true),
    /** 已答复: the reporter may rate. */
    ANSWERED("已答复", false),
    /** 已核实: somebody else than the handler has checked the answer. */
    VERIFIED("已核实", false),
    /** 已评价. */
    RATED("已评价", false),
    /** 已办结. */
    CLOSED("已办结", false),
    /** 已转出: an office outside has it; its statutory clock runs. */
    TRANSFERRED_OUT("已转出", false),
    /** 已并案: it goes on under another ticket. */
    MERGED("已并案", false);

    private final String label;
    private final boolean open;

    Status(String label, boolean open) {
        this.label = label;
        this.open = open;
    }

    public String label() {
        return label;
    }

    /** Whether the village or the township still owes the reporter an answer. */
    public boolean open() {
        return open;
    }

    /** Whether somebody still owes the reporter an answer, here or where the case was sent. */
    public boolean owed() {
        return open || this == TRANSFERRED_OUT;
    }

    /** Whether the reporter waits for something or is asked how he was served. */
    public boolean unfinished() {
        return open || rateable();
    }

    /** Whether the reporter may say how he was served. */
    public boolean rateable() {
        return this == ANSWERED || this == VERIFIED;
    }
}
