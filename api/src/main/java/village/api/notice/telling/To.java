package village.api.notice.telling;

import village.api.notice.delivery.About.Addressee;

/** Whom a line of {@link ComplaintLines} tells. */
enum To {
    /** The reporter, and the relative who brought it for him. */
    REPORTER(Addressee.REPORTER),
    /**
     * For a reporter who has no WeChat here, of the case or of one that was merged into it, whoever entered it for him; if
     * he may not see the name (any more), those overseers who may.
     */
    BY_HAND(Addressee.HANDLER),
    /** Those of them who may check the answer as well. */
    BY_HAND_VERIFIERS(Addressee.HANDLER),
    /** Who supports the case or reported what was merged into it. */
    FOLLOWERS(Addressee.FOLLOWER),
    /** Who reported what was merged into it, and may add to it. */
    MERGED_REPORTERS(Addressee.FOLLOWER),
    /** Who only joined what was merged into it. */
    MERGED_SUPPORTERS(Addressee.FOLLOWER),
    /** The reporter of the case this one was merged into. */
    OTHER_REPORTER(Addressee.REPORTER),
    /** Who has it in hand, the Party member who took it too; while nobody has, the overseers. */
    HANDLER(Addressee.HANDLER),
    /** Whom the event gives it to, unless he lost it again in the meantime. */
    NEW_HANDLER(Addressee.HANDLER),
    /** Who of the staff had it in hand before the event, unless he acted himself. */
    FORMER_HANDLER(Addressee.HANDLER),
    /** Whom the event asks for help. */
    ASSISTING(Addressee.HANDLER),
    /** Who asked, else the handler. */
    ASKER(Addressee.HANDLER),
    /** The Party member who took it on. */
    MEMBER(Addressee.HANDLER),
    /** Who sees to it that somebody acts: the cadres, else the township, else the county. */
    OVERSEERS(Addressee.OVERSEER),
    /** Those it waits for, else the same, while nobody has it in hand. */
    OVERSEERS_OF_UNHANDLED(Addressee.OVERSEER),
    /** Those overseers who may check an answer: never who gave it, nor who is asked to as one of {@link #BY_HAND_VERIFIERS}. */
    VERIFIERS(Addressee.OVERSEER),
    /** Those overseers who may hear the reporter. */
    HEARERS(Addressee.OVERSEER),
    /** The office above the village: the township, else the county; the county at once where the event says so. */
    ABOVE(Addressee.OVERSEER);

    private final Addressee addressee;

    To(Addressee addressee) {
        this.addressee = addressee;
    }

    /** Whether it tells those who have to tell others by themselves. */
    boolean byHand() {
        return this == BY_HAND || this == BY_HAND_VERIFIERS;
    }

    Addressee addressee() {
        return addressee;
    }
}
