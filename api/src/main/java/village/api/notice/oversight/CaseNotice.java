package village.api.notice.oversight;

import java.time.Instant;
import java.util.Optional;
import village.api.notice.Notice;
import village.api.notice.channel.Channel;
import village.api.notice.delivery.About;
import village.api.notice.delivery.Delivery;

/**
 * How one notice of a case went out by one channel.
 *
 * @param outside the channel and how far it is there; empty for a notice that is in the inbox and nowhere else
 * @param at when that was last so
 */
public record CaseNotice(Notice.Kind kind, About.Addressee addressee, Optional<Outside> outside, Instant at) {
    /** Outside the inbox. */
    public record Outside(Channel channel, Delivery.State state) {}
}
