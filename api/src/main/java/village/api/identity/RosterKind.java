package village.api.identity;

/** What somebody on the roster is to the village. */
public enum RosterKind {
    /** 村民. */
    VILLAGER,
    /** 新居民, moved in. */
    RESIDENT
}
