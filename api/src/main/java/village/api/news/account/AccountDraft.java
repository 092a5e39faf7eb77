package village.api.news.account;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import village.api.Reason;
import village.api.Refusal;
import village.api.identity.Person;
import village.api.news.Article;
import village.api.place.Village;

/**
 * One revision of an article on its way into a public account's drafts. There is one for each revision, whoever asks and
 * however often.
 *
 * @param account the account at WeChat, by its app id
 * @param name what WeChat calls the draft; present once it is there
 * @param asked who asked, and when
 * @param effort what was tried so far
 * @param detail why it is not there, in Chinese; possibly nothing
 * @param due when there is something to do for it; empty where that is up to people
 * @param changedAt when it came to its state
 * @param version from 1, one more with each change
 */
public record AccountDraft(
        Id id,
        Village.Id village,
        Article.Id article,
        int revision,
        String account,
        State state,
        Optional<String> name,
        Asked asked,
        Effort effort,
        String detail,
        Optional<Instant> due,
        Instant changedAt,
        long version) {
    /** Longer than every call to WeChat for the largest article takes together. */
    static final Duration LEASE = Duration.ofMinutes(10);

    static final int MOST_ATTEMPTS = 5;
    static final int MOST_LOOKS = 3;

    private static final List<Duration> PAUSES =
            List.of(Duration.ofMinutes(1), Duration.ofMinutes(5), Duration.ofMinutes(15), Duration.ofHours(1));
    private static final String NOT_FOUND = "微信没有回音，草稿箱里也没有找到。请到公众平台看一看，确实没有再点“再试一次”。";
    private static final String NO_ANSWER = "微信没有回音，不知道收到没有，正在到草稿箱里找。";

    public record Id(UUID value) {
        public Id {
            Objects.requireNonNull(value);
        }

        @Override
        public String toString() {
            return value.toString();
        }
    }

    /** Where it is. */
    public enum State {
        WAITING,
        SENDING,
        SENT,
        /** It is certainly not there. */
        FAILED,
        /** WeChat may have it: it is looked for, and never sent again unless a person says so. */
        UNKNOWN
    }

    public record Asked(Person.Id by, Instant at) {}

    /**
     * What was tried.
     *
     * @param attempts to send it, since a person asked last
     * @param looks for it after WeChat fell silent
     * @param doubtful whether an earlier attempt may have got there, so that it is looked for before it is sent
     */
    public record Effort(int attempts, int looks, boolean doubtful) {
        static final Effort NONE = new Effort(0, 0, false);
    }

    static AccountDraft asked(
            Id id, Village.Id village, Article.Id article, int revision, String account, Asked asked) {
        return new AccountDraft(
                id,
                village,
                article,
                revision,
                account,
                State.WAITING,
                Optional.empty(),
                asked,
                Effort.NONE,
                "",
                Optional.of(asked.at()),
                asked.at(),
                1);
    }

    /** Somebody takes care of it now: of one that waits by sending it, of one nobody knows about by looking for it. */
    public AccountDraft taken(Instant now) {
        var until = Optional.of(now.plus(LEASE));
        return switch (state) {
            case WAITING ->
                moved(
                        State.SENDING,
                        new Effort(effort.attempts() + 1, effort.looks(), effort.doubtful()),
                        "",
                        until,
                        now);
            case SENDING -> moved(State.UNKNOWN, looking(1), NO_ANSWER, until, now);
            case UNKNOWN -> moved(State.UNKNOWN, looking(effort.looks() + 1), detail, until, now);
            case SENT, FAILED -> throw new IllegalStateException("state: " + state + " (expected: one that is due)");
        };
    }

    private Effort looking(int looks) {
        return new Effort(effort.attempts(), looks, true);
    }

    /** It is there. */
    AccountDraft sent(String draft, Instant now) {
        var there = moved(State.SENT, effort, "", Optional.empty(), now);
        return there.named(draft);
    }

    AccountDraft failed(String why, Instant now) {
        return open() ? moved(State.FAILED, effort, why, Optional.empty(), now) : this;
    }

    /** Nothing happened at WeChat, and it may go better later. */
    AccountDraft postponed(String why, Instant now) {
        if (!open()) {
            return this;
        }
        return effort.attempts() >= MOST_ATTEMPTS
                ? failed(why, now)
                : moved(State.WAITING, effort, why, Optional.of(now.plus(pause(effort.attempts()))), now);
    }

    /** WeChat may have taken it. */
    AccountDraft doubted(Instant now) {
        return open() ? moved(State.UNKNOWN, looking(0), NO_ANSWER, Optional.of(now.plus(pause(1))), now) : this;
    }

    /** It was looked for and not found, or WeChat did not say. */
    AccountDraft missed(Instant now) {
        if (state != State.UNKNOWN) {
            return this;
        }
        return effort.looks() >= MOST_LOOKS
                ? moved(State.UNKNOWN, effort, NOT_FOUND, Optional.empty(), now)
                : moved(State.UNKNOWN, effort, NO_ANSWER, Optional.of(now.plus(pause(effort.looks()))), now);
    }

    /** A person wants it tried again; what may be there already is looked for first. */
    AccountDraft again(long seen, Instant now) {
        if (seen != version) {
            throw Refusal.of(Reason.ACCOUNT_DRAFT_STALE);
        }
        if (!over()) {
            throw Refusal.of(Reason.ACCOUNT_DRAFT_NOT_OVER);
        }
        return moved(State.WAITING, new Effort(0, 0, effort.doubtful()), "", Optional.of(now), now);
    }

    /** Whether nothing more happens unless a person says so. */
    public boolean over() {
        return state == State.FAILED || (state == State.UNKNOWN && due.isEmpty());
    }

    private boolean open() {
        return state == State.SENDING;
    }

    private static Duration pause(int time) {
        return PAUSES.get(Math.max(0, Math.min(time, PAUSES.size()) - 1));
    }

    private AccountDraft named(String draft) {
        return new AccountDraft(
                id,
                village,
                article,
                revision,
                account,
                state,
                Optional.of(draft),
                asked,
                effort,
                detail,
                due,
                changedAt,
                version);
    }

    private AccountDraft moved(State next, Effort made, String why, Optional<Instant> then, Instant now) {
        return new AccountDraft(
                id, village, article, revision, account, next, name, asked, made, why, then, now, version + 1);
    }
}
