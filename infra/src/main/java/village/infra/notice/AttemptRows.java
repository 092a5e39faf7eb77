package village.infra.notice;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import village.api.notice.ReplyWindows.Opening;
import village.api.notice.channel.Channel;
import village.api.notice.channel.ReplySlots;
import village.api.notice.delivery.Deliveries.Ending;
import village.api.notice.delivery.Delivery;
import village.api.notice.delivery.Delivery.State;

/** What follows from the end of an attempt: what it took is settled, and after a definite no the next channel has its turn. */
final class AttemptRows {
    private static final String NEXT_CHANNEL = """
            update notice_delivery n set state = 'pending', next_attempt_at = :at
            where n.id = (
              select s.id from (
                select o.id, o.rank from notice_delivery d join notice_delivery o on o.notice_id = d.notice_id
                where d.id = :id and o.state = 'standby'
                union all
                select o.id, o.rank from notice_delivery d join notice_delivery o on o.digest_id = d.digest_id
                where d.id = :id and o.state = 'standby'
              ) s order by s.rank limit 1)
            """;

    private final ConsentRows consents = new ConsentRows();
    private final ReplySlots slots;

    AttemptRows(ReplySlots slots) {
        this.slots = slots;
    }

    /** @param slot the window it took a message from, in its word */
    Mono<Void> over(DatabaseClient client, Delivery attempt, Ending ending, Optional<String> slot) {
        return settled(client, attempt, ending, slot)
                .then(
                        ending.state().definiteNo()
                                ? Mono.defer(() -> nextChannel(client, attempt, ending.at()))
                                : Mono.empty());
    }

    static Mono<Void> nextChannel(DatabaseClient client, Delivery ended, Instant at) {
        return client.sql(NEXT_CHANNEL)
                .bind("at", at)
                .bind("id", ended.id().value())
                .then();
    }

    private Mono<Void> settled(DatabaseClient client, Delivery attempt, Ending ending, Optional<String> slot) {
        var channel = attempt.letter().channel();
        if (channel == Channel.SUBSCRIBE) {
            return consents.settle(client, attempt, ending);
        }
        if (channel == Channel.TEMPLATE && ending.state() == State.REFUSED) {
            return RefusalRows.refused(client, attempt.letter().to(), ending.at());
        }
        return Mono.justOrEmpty(slot)
                .map(word -> Opening.valueOf(word.toUpperCase(Locale.ROOT)))
                .flatMap(by -> settled(
                        new ReplySlots.Slot(
                                attempt.letter().to(), by, attempt.begunAt().orElseThrow()),
                        ending));
    }

    private Mono<Void> settled(ReplySlots.Slot slot, Ending ending) {
        return switch (ending.allowance()) {
            case SPENT -> Mono.empty();
            case GIVEN_BACK -> slots.giveBack(slot);
            case ZEROED -> slots.shut(slot, ending.at());
        };
    }
}
