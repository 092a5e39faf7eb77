package village.openapi.webhook;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import reactor.core.publisher.Mono;
import village.api.client.Client;
import village.api.client.Scope;
import village.api.event.Event;
import village.api.place.Village;
import village.api.webhook.Webhook;
import village.api.webhook.WebhookSecret;

/**
 * What waits to be sent. The messages of one subject to one webhook leave one after the other; those of another subject
 * or webhook do not wait for them. Any number of instances may send.
 */
public interface Outbox {
    /** Who is told of changes now. */
    Mono<List<Subscriber>> subscribers();

    /** Lets messages wait, each behind the earlier ones of its subject. A second one of a webhook and position changes nothing. */
    Mono<Void> put(List<Message> messages);

    /** The active webhooks for which something could be sent now. */
    Mono<List<Webhook.Id>> due();

    /**
     * Takes the first message of each of several subjects, for this instance alone until the lease is over; then another
     * may send it, because nobody knows what became of it. A webhook that cannot be sent to is left out.
     *
     * @param room how many of each webhook
     */
    Mono<List<Claim>> claim(Map<Webhook.Id, Integer> room, Duration lease);

    /** As {@link #claim(Map, Duration)}, of one webhook. */
    default Mono<List<Claim>> claim(Webhook.Id webhook, int most, Duration lease) {
        return claim(Map.of(webhook, most), lease);
    }

    /** What the client of a webhook may read now; empty when the webhook is not told of anything any more. */
    Mono<Standing> standing(Webhook.Id webhook);

    /**
     * Notes how an attempt ended and what follows. Changes nothing but the log when the lease has passed to another. Many
     * that end at the same time are noted together, each as if it were alone.
     */
    Mono<Void> ended(Claim claim, Attempt attempt, Verdict verdict);

    /** Ends the webhooks where something has been failing since before, and nothing arrived since; how many. */
    Mono<Long> endFailing(Instant before);

    /** Forgets messages that ended before or wait behind one given up on, with their attempts; how many messages. */
    Mono<Long> purge(Instant before, int most);

    /**
     * A webhook, with what its client may read.
     *
     * @param client whose it is
     * @param types of these types only; empty for all
     * @param from of what happened after this position
     */
    record Subscriber(Webhook.Id webhook, Client.Id client, Set<String> types, Set<Scope> scopes, long from) {}

    /**
     * A change for a webhook.
     *
     * @param village where it happened
     */
    record Message(
            Webhook.Id webhook,
            long position,
            String type,
            Optional<Village.Id> village,
            Event.Subject subject,
            String body) {}

    /**
     * What a client may read.
     *
     * @param position how far the log was when that was so
     */
    record Standing(Set<Scope> scopes, long position) {}

    /**
     * A message this instance sends now.
     *
     * @param secrets what to sign with, the newest first
     * @param type a public word
     * @param village where it happened; empty where that was not written down
     * @param standing what the client might read when this was claimed
     * @param failures how often it failed before
     * @param failingSince when it failed first
     */
    record Claim(
            UUID lease,
            Webhook.Id webhook,
            URI url,
            List<WebhookSecret> secrets,
            UUID delivery,
            String type,
            Optional<Village.Id> village,
            Standing standing,
            String subjectKind,
            UUID subject,
            String body,
            int failures,
            Optional<Instant> failingSince) {
        @Override
        public String toString() {
            return "Claim[" + delivery + "]";
        }
    }

    /** @param outcome a status, or a word for what went wrong */
    record Attempt(String outcome, Duration took) {
        /** Of what was not tried. */
        static final Attempt NONE = new Attempt("withheld", Duration.ZERO);
    }

    /**
     * What follows an attempt.
     *
     * @param pause until the next; empty unless it is to be tried again
     */
    record Verdict(What what, Optional<Duration> pause) {
        public enum What {
            ARRIVED,
            AGAIN,
            PARK,
            /** The receiver wants nothing any more. */
            GONE,
            /** It is not for the client any more: forgotten, as if it had never waited, and its attempt not noted. */
            WITHHELD
        }

        static Verdict of(What what) {
            return new Verdict(what, Optional.empty());
        }
    }
}
