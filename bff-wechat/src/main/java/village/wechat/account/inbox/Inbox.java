package village.wechat.account.inbox;

import java.time.Instant;
import java.util.Optional;
import reactor.core.publisher.Mono;

/**
 * The letters of followers, each once, until they are answered and for a while after. Whoever takes a letter in hand has
 * it until his time is over; what he writes down after another took it changes nothing. Of each follower one letter at a
 * time is answered, and none before those that came earlier have been; likewise one late reply at a time is sent, in the
 * same order. A reply that waits to be sent holds up no letter.
 */
public interface Inbox {
    /** How far a letter is. */
    enum State {
        /** Waits for somebody to answer it. */
        RECEIVED,
        /** Somebody is answering it. */
        ANSWERING,
        /** Done: replied with the callback, or there was nothing to say. */
        ANSWERED,
        /** Its reply waits to be sent as a message of its own. */
        LATE,
        /** Its reply is being sent. */
        SENDING,
        /** Its reply was sent as a message of its own. */
        SENT,
        /** Its reply may have been sent; it is not sent again. */
        UNKNOWN,
        /** Its reply can never be sent. */
        UNDELIVERABLE,
        /** Given up: it could not be answered, or its reply cannot be sent any more. */
        PARKED;

        boolean inHand() {
            return this == RECEIVED || this == ANSWERING;
        }
    }

    /**
     * What is known of a letter.
     *
     * @param reply what was said with the callback; empty in other states than answered, or if nothing was
     */
    record Known(State state, Optional<String> reply) {
        @Override
        public String toString() {
            return "Known[" + state + ", ***]";
        }
    }

    /**
     * A letter somebody has in hand.
     *
     * @param state {@code ANSWERING} or {@code SENDING}; {@code UNKNOWN} when the one who was sending is gone
     * @param attempt counts the times it was taken in hand for this, from 1
     * @param reply what is to be sent; empty while it is to be answered
     */
    record Claim(Letter letter, State state, int attempt, Optional<String> reply) {
        @Override
        public String toString() {
            return "Claim[" + letter + ", " + state + ", " + attempt + ", ***]";
        }
    }

    /** What came of a letter's arrival. */
    sealed interface Arrival {}

    /** It is new, kept, and in the hand of whoever brought it. */
    record InHand(Claim claim) implements Arrival {}

    /** It had come before, or it is new, kept, and waits for an earlier one of its follower. */
    record Again(Known known) implements Arrival {}

    /**
     * The next state of a letter in hand.
     *
     * @param due when somebody is to take it in hand again; empty for nobody
     * @param reply the reply to keep; empty keeps what is there
     */
    record Step(State state, Optional<Instant> due, Optional<String> reply) {
        static Step to(State state) {
            return new Step(state, Optional.empty(), Optional.empty());
        }

        @Override
        public String toString() {
            return "Step[" + state + ", " + due + ", ***]";
        }
    }

    /**
     * Keeps a letter and takes it in hand, unless it had come before or must wait for another one of its follower.
     *
     * @param left until when one that must wait is left to whoever brought it
     * @param until whose it is until then, if it is taken in hand
     */
    Mono<Arrival> arrived(Letter letter, Instant left, Instant until);

    /** Takes a letter that waits in hand; empty while it is not its turn, and when it does not wait. */
    Mono<Claim> turn(String key, Instant until);

    /** Tells how far a letter is; empty if it never came or is long over. */
    Mono<Known> known(String key);

    /** Takes in hand what has been due longest and has its turn; empty if nothing has. What was being sent becomes unknown. */
    Mono<Claim> due(Instant now, Instant until);

    /**
     * Writes down the next state and completes with false if the letter is no longer in this hand. Whoever wrote down that
     * a letter is answered may still write down that its reply is late.
     */
    Mono<Boolean> step(Claim claim, Step step);

    /** Forgets letters that came before a time, however they ended; completes with their number, at most the limit. */
    Mono<Long> forget(Instant receivedBefore, int limit);
}
