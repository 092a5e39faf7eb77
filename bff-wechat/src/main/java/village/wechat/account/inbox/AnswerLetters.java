package village.wechat.account.inbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;
import village.api.Unavailable;
import village.wechat.account.AccountMessage;
import village.wechat.account.Conversation;
import village.wechat.account.LateReplies;
import village.wechat.account.inbox.Inbox.Claim;
import village.wechat.account.inbox.Inbox.State;
import village.wechat.account.inbox.Inbox.Step;

/** Has letters answered, and sends replies that are too late for the callback: each at most once. */
public final class AnswerLetters {
    private static final Logger LOG = LoggerFactory.getLogger(AnswerLetters.class);
    private static final int LONGEST_REPLY = 600;
    private static final Retry WRITE_DOWN =
            Retry.backoff(4, Duration.ofMillis(300)).filter(Unavailable.class::isInstance);

    private final Inbox inbox;
    private final Followers followers;
    private final Conversation conversation;
    private final LateReplies lateReplies;
    private final Pace pace;
    private final Clock clock;

    public AnswerLetters(
            Inbox inbox,
            Followers followers,
            Conversation conversation,
            LateReplies lateReplies,
            Pace pace,
            Clock clock) {
        this.inbox = inbox;
        this.followers = followers;
        this.conversation = conversation;
        this.lateReplies = lateReplies;
        this.pace = pace;
        this.clock = clock;
    }

    /** Deals with the letter that has been due longest and completes with how far it is then; empty if none is due. */
    public Mono<State> next() {
        return Mono.defer(() -> inbox.due(clock.instant(), clock.instant().plus(pace.lease())))
                .flatMap(this::dealtWith);
    }

    private Mono<State> dealtWith(Claim claim) {
        return switch (claim.state()) {
            case ANSWERING -> answered(claim, Turn.gone());
            case SENDING -> sent(claim);
            default -> {
                LOG.warn("reply may have been sent or not, letter={}", claim.letter());
                yield Mono.just(claim.state());
            }
        };
    }

    /**
     * Answers a letter in hand. The reply goes out with the callback if its turn is not over, and not before it is written
     * down: who could not write it down has not said it.
     */
    Mono<State> answered(Claim claim, Turn turn) {
        if (claim.attempt() > pace.attempts()) {
            return given(claim, Step.to(State.PARKED));
        }
        return reply(claim)
                .map(reply -> afterAnswer(reply, turn))
                .onErrorResume(failure -> Mono.just(afterFailure(claim, failure)))
                .flatMap(step -> said(claim, step, turn));
    }

    private Mono<State> said(Claim claim, Step step, Turn turn) {
        return written(claim, step)
                .filter(mine ->
                        mine && step.state() == State.ANSWERED && step.reply().isPresent())
                .filter(mine -> !turn.taken(step.reply()))
                .flatMap(missed -> given(claim, late(step.reply())))
                .defaultIfEmpty(step.state());
    }

    private Mono<Optional<String>> reply(Claim claim) {
        return Mono.defer(() -> reply(claim.letter().message(), claim.letter().key()))
                .timeout(pace.answer())
                .defaultIfEmpty(Optional.empty())
                .map(AnswerLetters::fitting);
    }

    private Mono<Optional<String>> reply(AccountMessage message, String key) {
        return followers.active(message).then(Mono.defer(() -> conversation.answer(message, key)));
    }

    private Step afterAnswer(Optional<String> reply, Turn turn) {
        return reply.isEmpty() || turn.open() ? new Step(State.ANSWERED, Optional.empty(), reply) : late(reply);
    }

    private Step late(Optional<String> reply) {
        return new Step(State.LATE, Optional.of(clock.instant()), reply);
    }

    private Step afterFailure(Claim claim, Throwable failure) {
        LOG.warn("letter not answered, letter={}, attempt={}", claim.letter(), claim.attempt(), failure);
        return claim.attempt() >= pace.attempts() ? Step.to(State.PARKED) : again(State.RECEIVED, nextTry(claim));
    }

    private Instant nextTry(Claim claim) {
        return clock.instant().plus(pace.backoff(claim.attempt()));
    }

    private static Step again(State state, Instant due) {
        return new Step(state, Optional.of(due), Optional.empty());
    }

    private Mono<State> sent(Claim claim) {
        return Mono.defer(() -> lateReplies.send(
                        claim.letter().message().from(), claim.reply().orElseThrow()))
                .timeout(pace.answer())
                .onErrorReturn(LateReplies.Outcome.UNKNOWN)
                .defaultIfEmpty(LateReplies.Outcome.UNKNOWN)
                .map(outcome -> afterSending(claim, outcome))
                .flatMap(step -> given(claim, step));
    }

    private Step afterSending(Claim claim, LateReplies.Outcome outcome) {
        return switch (outcome) {
            case SENT -> Step.to(State.SENT);
            case REFUSED -> Step.to(State.PARKED);
            case IMPOSSIBLE -> Step.to(State.UNDELIVERABLE);
            case UNKNOWN -> Step.to(State.UNKNOWN);
            case TRY_LATER -> sendAgain(claim);
        };
    }

    private Step sendAgain(Claim claim) {
        var due = nextTry(claim);
        return due.isAfter(claim.letter().receivedAt().plus(pace.window()))
                ? Step.to(State.PARKED)
                : again(State.LATE, due);
    }

    private Mono<State> given(Claim claim, Step step) {
        return written(claim, step).thenReturn(step.state());
    }

    private Mono<Boolean> written(Claim claim, Step step) {
        if (step.state() == State.PARKED) {
            LOG.error("letter given up, letter={}", claim.letter());
        }
        return inbox.step(claim, step).retryWhen(WRITE_DOWN);
    }

    private static Optional<String> fitting(Optional<String> reply) {
        return reply.filter(text -> !text.isBlank()).map(AnswerLetters::cut);
    }

    private static String cut(String text) {
        return text.codePointCount(0, text.length()) <= LONGEST_REPLY
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST_REPLY - 1)) + "…";
    }
}
