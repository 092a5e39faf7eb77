package village.api.notice.oversight;

import java.time.Instant;
import java.util.Optional;
import village.api.identity.Person;
import village.api.identity.RosterPerson;
import village.api.notice.Notice;
import village.api.notice.channel.Channel;
import village.api.notice.delivery.About;
import village.api.notice.delivery.Delivery;
import village.api.place.Village;

/**
 * A message that did not go out by its last channel, or may have.
 *
 * @param village empty when it is about no village
 * @param roster who he is on the village's roster, if bound there
 * @param state {@code PARKED} or {@code IMPOSSIBLE}: not sent; {@code UNKNOWN}: perhaps sent; anything else: put back
 */
public record ParkedNotice(
        Delivery.Id id,
        Optional<Village.Id> village,
        Notice.Kind kind,
        Channel channel,
        Delivery.State state,
        About.Addressee addressee,
        About.Discretion discretion,
        Person.Id person,
        Optional<RosterPerson.Id> roster,
        int attempts,
        Instant since) {
    /** Whether sending it again can certainly not make two of it. */
    public boolean replayable() {
        return state == Delivery.State.PARKED || state == Delivery.State.IMPOSSIBLE;
    }
}
