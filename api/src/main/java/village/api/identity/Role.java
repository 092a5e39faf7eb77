package village.api.identity;

/** What somebody is in a village. The words are published: on the wire they are lower-kebab. */
public enum Role {
    /** 村民: bound to a roster person of the village. */
    VILLAGER,
    /** 新居民: bound, moved in; reads, complains, asks. */
    RESIDENT,
    /** 党员: bound to a roster person with a Party branch. */
    PARTY_MEMBER,
    /** 网格员 of one or more grids. */
    GRID_WORKER,
    /** 党支部书记: keeps the study ledger of the branch he is a member of. */
    BRANCH_SECRETARY,
    /** 村两委. */
    CADRE,
    /** 村务监督委员会. */
    SUPERVISION_COMMITTEE,
    /** 乡镇 dispatcher: assigns and checks in every village below. */
    DISPATCHER,
    /** 县 supervisor: sees and checks in every village below. */
    SUPERVISOR,
    /** Runs the installation; sees no personal data. */
    OPERATOR;

    /** Whether the role comes with a place in the console. */
    public boolean staff() {
        return ordinal() >= GRID_WORKER.ordinal();
    }

    /** Whether the role is held above the village. */
    public boolean above() {
        return this == DISPATCHER || this == SUPERVISOR;
    }
}
