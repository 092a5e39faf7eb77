package village.wechat.caching;

/** What a load gave: the answer as JSON, and how much of it there is. */
public record Made(byte[] json, Parts parts) {
    /** How much of a screen could be had. */
    public enum Parts {
        ALL,
        /** Shown, and asked for again after a second. */
        SOME,
        /** Shown only where nothing older is at hand. */
        NONE
    }

    public static Made whole(byte[] json) {
        return new Made(json, Parts.ALL);
    }
}
