package village.wechat.account;

import java.time.Instant;
import java.util.Optional;
import village.api.identity.OpenId;

/**
 * What a follower of a public account sent or did, as WeChat told it.
 *
 * @param from the follower, as the account it came to knows him
 * @param at when it was sent, by WeChat's clock, in whole seconds
 */
public record AccountMessage(OpenId from, Instant at, Content content) {
    /** What was sent or done. */
    public sealed interface Content {}

    /** @param text as typed, never blank */
    public record Text(String text) implements Content {}

    /**
     * A recording.
     *
     * @param mediaId good for three days at WeChat
     * @param format WeChat's word, for example {@code amr}
     * @param recognition WeChat's own transcript, where the account has it switched on
     */
    public record Voice(String mediaId, String format, Optional<String> recognition) implements Content {}

    /** @param mediaId good for three days at WeChat */
    public record Picture(String mediaId) implements Content {}

    /**
     * A place sent from the chat, or reported on entering it; in GCJ-02.
     *
     * @param chosen sent by the follower himself; false for the place WeChat reports on entering
     * @param label as WeChat names the place, possibly empty
     */
    public record Location(double lat, double lon, String label, boolean chosen) implements Content {}

    /** @param scene what the scanned code carries, for example a village or a door plate; empty without one */
    public record Followed(Optional<String> scene) implements Content {}

    public record Unfollowed() implements Content {}

    /** A follower scanned one of the account's codes again. */
    public record Scanned(String scene) implements Content {}

    /** @param key the key of the button, as the menu was set up */
    public record MenuClicked(String key) implements Content {}

    /** Anything else: WeChat's type, and its event if it is one. It is kept and let go. */
    public record Other(String type, String event) implements Content {}
}
