package village.wechat.account.inbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import village.wechat.account.AccountMessage;
import village.wechat.account.Alarm;
import village.wechat.account.inbox.Inbox.Again;
import village.wechat.account.inbox.Inbox.Arrival;
import village.wechat.account.inbox.Inbox.Claim;
import village.wechat.account.inbox.Inbox.InHand;
import village.wechat.account.inbox.Inbox.State;
import village.wechat.account.inbox.Inbox.Step;

/** Takes letters in while WeChat waits: kept first, then answered at once if that is quick enough. */
public final class ReceiveLetters {
    private static final Logger LOG = LoggerFactory.getLogger(ReceiveLetters.class);
    private static final String LATER = "消息收到了，系统有点忙，稍后回复您。";

    private final Inbox inbox;
    private final Aside aside;
    private final AnswerLetters answerLetters;
    private final Alarm alarm;
    private final Pace pace;
    private final Clock clock;

    public ReceiveLetters(Inbox inbox, Aside aside, AnswerLetters answerLetters, Alarm alarm, Pace pace, Clock clock) {
        this.inbox = inbox;
        this.aside = aside;
        this.answerLetters = answerLetters;
        this.alarm = alarm;
        this.pace = pace;
        this.clock = clock;
    }

    /**
     * Completes when the letter is safe, with what to say at once. Fails only when it could be kept nowhere, so that
     * WeChat tells it again.
     *
     * @param message the letter as read
     */
    public Mono<Optional<String>> receive(Letter letter, AccountMessage message) {
        return kept(letter)
                .flatMap(arrival -> reply(letter, arrival))
                .onErrorResume(NotKept.class, notKept -> putAside(letter, message, notKept));
    }

    /** A letter that is kept after we gave up waiting for it goes back, so that nobody waits for its holder. */
    private Mono<Arrival> kept(Letter letter) {
        return Mono.defer(() -> {
            var gaveUp = new AtomicBoolean();
            var keeping = inbox.arrived(letter, leftUntil(letter), leased())
                    .flatMap(arrival -> gaveUp.get() ? handedBack(arrival) : Mono.just(arrival));
            return Mono.fromFuture(keeping::toFuture, true)
                    .timeout(pace.keep())
                    .doOnError(failure -> gaveUp.set(true))
                    .onErrorMap(NotKept::new);
        });
    }

    private Mono<Arrival> handedBack(Arrival arrival) {
        var back = new Step(State.RECEIVED, Optional.of(clock.instant()), Optional.empty());
        return arrival instanceof InHand mine ? inbox.step(mine.claim(), back).thenReturn(arrival) : Mono.just(arrival);
    }

    private Mono<Optional<String>> reply(Letter letter, Arrival arrival) {
        return arrival instanceof InHand mine
                ? answeredNow(letter, mine.claim())
                : answeredBefore(letter, ((Again) arrival).known());
    }

    /** The answering goes on when the turn is over. */
    private Mono<Optional<String>> answeredNow(Letter letter, Claim claim) {
        var turn = new Turn();
        return Mono.fromFuture(() -> answerLetters.answered(claim, turn).toFuture(), true)
                .timeout(left(letter))
                .then()
                .onErrorComplete()
                .then(Mono.fromSupplier(turn::over));
    }

    private Mono<Optional<String>> answeredBefore(Letter letter, Inbox.Known known) {
        if (!known.state().inHand()) {
            return Mono.just(known.reply());
        }
        return Mono.defer(() -> turnOrReply(letter))
                .repeatWhenEmpty(Integer.MAX_VALUE, looks -> looks.delayElements(pace.look()))
                .timeout(left(letter))
                .onErrorReturn(Optional.empty());
    }

    /** Empty while it is neither its turn nor answered by another. */
    private Mono<Optional<String>> turnOrReply(Letter letter) {
        return inbox.turn(letter.key(), leased())
                .flatMap(claim -> answeredNow(letter, claim))
                .switchIfEmpty(Mono.defer(() -> inbox.known(letter.key()))
                        .filter(now -> !now.state().inHand())
                        .map(Inbox.Known::reply));
    }

    private Instant leased() {
        return clock.instant().plus(pace.lease());
    }

    private Instant leftUntil(Letter letter) {
        return letter.receivedAt().plus(pace.budget());
    }

    private Duration left(Letter letter) {
        var left = Duration.between(clock.instant(), leftUntil(letter));
        return left.isNegative() ? Duration.ZERO : left;
    }

    private Mono<Optional<String>> putAside(Letter letter, AccountMessage message, NotKept notKept) {
        LOG.warn("inbox not reached, letter put aside, letter={}, why={}", letter, notKept.getMessage());
        return aside.put(letter)
                .then(Mono.fromSupplier(
                        () -> Followers.waits(message.content()) ? Optional.of(later(message)) : Optional.empty()));
    }

    /** Whoever is in danger is told whom to call first. */
    private String later(AccountMessage message) {
        var first = alarm.about(message.content());
        return first.isEmpty() ? LATER : first + "\n" + LATER;
    }

    private static final class NotKept extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NotKept(Throwable cause) {
            super(cause.toString(), cause, false, false);
        }
    }
}
