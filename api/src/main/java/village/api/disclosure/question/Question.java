package village.api.disclosure.question;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import village.api.Reason;
import village.api.Refusal;
import village.api.disclosure.Filing;
import village.api.disclosure.catalogue.CatalogueItem;
import village.api.disclosure.catalogue.Timeliness.Colour;
import village.api.identity.Person;
import village.api.identity.Role;
import village.api.place.Village;

/**
 * What a villager asks about a published filing, or that an item of the catalogue be made public. Only the asker and
 * staff read it until it is answered; then question and answer stand beside the filing or the item.
 *
 * @param version from 1; a write carries the version it read
 * @param dueAt the last moment of the last day for the answer
 * @param answers the first answer and its corrections, oldest first
 * @param withheld why the public may not read it; empty while it may
 * @param escalatedAt when the township was told that the answer is overdue
 */
public record Question(
        Id id,
        Village.Id village,
        long version,
        About about,
        Asker asker,
        String text,
        Instant askedAt,
        Instant dueAt,
        List<Answer> answers,
        Optional<Withholding> withheld,
        Optional<Instant> escalatedAt) {

    /** What its events are about is called so. */
    public static final String KIND = "disclosure-question";

    public static final int MAX_TEXT = 500;
    /** How often an answer may be corrected. */
    public static final int MAX_ANSWERS = 20;

    private static final int MIN_TEXT = 2;
    private static final Duration SOON = Duration.ofDays(3);

    public Question {
        text = text.strip();
        answers = List.copyOf(answers);
        var length = text.codePointCount(0, text.length());
        if (length < MIN_TEXT || length > MAX_TEXT) {
            throw Refusal.invalid("/text", "请写明疑问，" + MIN_TEXT + " 到 " + MAX_TEXT + " 个字。");
        }
    }

    public record Id(UUID value) {
        public Id {
            Objects.requireNonNull(value);
        }

        @Override
        public String toString() {
            return value.toString();
        }
    }

    /**
     * What it is about.
     *
     * @param filing empty where an item of the catalogue itself is asked for, of which nothing need be public yet
     * @param title of the filing, or the item's name, when it was asked
     * @param responsible whose duty the answer is
     */
    public record About(Optional<Filing.Id> filing, String item, String title, Role responsible) {
        public About(Filing.Id filing, String item, String title, Role responsible) {
            this(Optional.of(filing), item, title, responsible);
        }
    }

    /** @param name masked; empty for who does not want to be named, and for who left for good */
    public record Asker(Person.Id person, Optional<String> name) {}

    /**
     * @param reason shown to the asker
     * @param objection that the asker wants the township to look at it; empty while he does not
     */
    public record Withholding(String reason, Person.Id by, Instant at, Optional<Objection> objection) {
        public static final int MAX_REASON = 300;

        public Withholding {
            reason = explained(reason);
        }

        public Withholding(String reason, Person.Id by, Instant at) {
            this(reason, by, at, Optional.empty());
        }

        private Withholding with(Objection next) {
            return new Withholding(reason, by, at, Optional.of(next));
        }

        static String explained(String words) {
            var reason = words.strip();
            if (reason.isEmpty() || reason.codePointCount(0, reason.length()) > MAX_REASON) {
                throw Refusal.invalid("/reason", "请写明理由，最多 " + MAX_REASON + " 个字，提问的人会看到。");
            }
            return reason;
        }
    }

    /** The words are published: on the wire and in tables they are lower-kebab. */
    public enum Status {
        WAITING("等待答复"),
        ANSWERED("已答复"),
        WITHHELD("不予公开");

        private final String label;

        Status(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    /** Asked now; the day of asking does not count, the last day counts to its end. */
    public static Question asked(
            Id id, Village.Id village, About about, Asker asker, String text, Instant now, int answerDays) {
        return new Question(
                id,
                village,
                1,
                about,
                asker,
                text,
                now,
                lastMoment(now, answerDays),
                List.of(),
                Optional.empty(),
                Optional.empty());
    }

    static Instant lastMoment(Instant asked, int days) {
        return asked.atZone(CatalogueItem.ZONE)
                .toLocalDate()
                .plusDays(days)
                .atTime(LocalTime.of(23, 59, 59))
                .atZone(CatalogueItem.ZONE)
                .toInstant();
    }

    public Status status() {
        if (withheld.isPresent()) {
            return Status.WITHHELD;
        }
        return answers.isEmpty() ? Status.WAITING : Status.ANSWERED;
    }

    /** The newest answer; empty before the first. */
    public Optional<Answer> answer() {
        return answers.isEmpty() ? Optional.empty() : Optional.of(answers.get(answers.size() - 1));
    }

    /** How it stands with the due time: red once it has passed, yellow in the last three days. */
    public Colour colour(Instant now) {
        if (status() != Status.WAITING) {
            return Colour.GREEN;
        }
        if (overdue(now)) {
            return Colour.RED;
        }
        return now.isBefore(dueAt.minus(SOON)) ? Colour.GREEN : Colour.YELLOW;
    }

    public boolean overdue(Instant now) {
        return status() == Status.WAITING && now.isAfter(dueAt);
    }

    /** Whole days since the last day for the answer, in Shanghai; 0 while in time. */
    public long overdueDays(Instant now) {
        return overdue(now)
                ? ChronoUnit.DAYS.between(
                        dueAt.atZone(CatalogueItem.ZONE).toLocalDate(),
                        now.atZone(CatalogueItem.ZONE).toLocalDate())
                : 0;
    }

    /** Refuses whoever read an earlier version. */
    public Question requireVersion(long read) {
        if (version != read) {
            throw Refusal.of(Reason.DISCLOSURE_STALE);
        }
        return this;
    }

    /** Answers, or corrects the answer before, which needs a reason. */
    public Question answered(Answer next) {
        if (withheld.isPresent()) {
            throw wrong("这条疑问已经不予公开，不能再答复。");
        }
        if (answers.isEmpty() != next.reason().isEmpty()) {
            throw answers.isEmpty()
                    ? Refusal.invalid("/reason", "第一次答复不用写更正的理由。")
                    : Refusal.invalid("/reason", "已经答复过了。要更正，请写明理由。");
        }
        if (answers.size() >= MAX_ANSWERS) {
            throw wrong("这条答复更正的次数太多了。");
        }
        return with(Stream.concat(answers.stream(), Stream.of(next)).toList(), withheld, escalatedAt);
    }

    /** Keeps it from the public, answered or not. */
    public Question withheld(Withholding why) {
        if (withheld.isPresent()) {
            throw wrong("这条疑问已经是不予公开。");
        }
        return with(answers, Optional.of(why), escalatedAt);
    }

    /** Takes the withholding back: it waits for its answer again, or stands before the public again. */
    public Question reinstated() {
        if (withheld.isEmpty()) {
            throw wrong("这条疑问没有被挡下，不用恢复。");
        }
        return with(answers, Optional.empty(), escalatedAt);
    }

    /** Tells the township, once, that the answer is overdue. */
    public Question escalated(Instant now) {
        if (!overdue(now) || escalatedAt.isPresent()) {
            throw wrong("这条疑问不用上报。");
        }
        return with(answers, withheld, Optional.of(now));
    }

    /** Whether its asker asked the township to look at why it was withheld. */
    public boolean objected() {
        return objection().isPresent();
    }

    private Optional<Objection> objection() {
        return withheld.flatMap(Withholding::objection);
    }

    /** When its asker asked the township to look at why it was withheld. */
    public Optional<Instant> objectedAt() {
        return objection().map(Objection::at);
    }

    /** Whether the township has still to say what it thinks of the withholding. */
    public boolean awaitsTownship() {
        return objection().filter(asked -> asked.upheld().isEmpty()).isPresent();
    }

    /** What the township said for the withholding. */
    public Optional<Objection.Upholding> upheld() {
        return objection().flatMap(Objection::upheld);
    }

    /** Asks the township, once, whether it may be withheld. */
    public Question objected(Instant now) {
        var why = withheld.orElseThrow(() -> wrong("这条疑问没有被挡下，不用请乡镇看。"));
        if (objected()) {
            throw wrong("已经请乡镇看了，请等一等。");
        }
        return with(answers, Optional.of(why.with(new Objection(now, Optional.empty()))), escalatedAt);
    }

    /** The township finds that it is rightly withheld. Refuses whoever withheld it. */
    public Question upheld(Objection.Upholding words) {
        var why = withheld.filter(one -> awaitsTownship()).orElseThrow(() -> wrong("没有人请乡镇看这条疑问，或者已经看过了。"));
        if (why.by().equals(words.by())) {
            throw Refusal.of(Reason.ROLE_REQUIRED, "不予公开是您决定的，请另一位同事来看。");
        }
        var asked = why.objection().orElseThrow();
        return with(answers, Optional.of(why.with(new Objection(asked.at(), Optional.of(words)))), escalatedAt);
    }

    private Question with(
            List<Answer> nextAnswers, Optional<Withholding> nextWithheld, Optional<Instant> nextEscalated) {
        return new Question(
                id, village, version + 1, about, asker, text, askedAt, dueAt, nextAnswers, nextWithheld, nextEscalated);
    }

    private static Refusal wrong(String sentence) {
        return Refusal.of(Reason.DISCLOSURE_QUESTION_STATE, sentence);
    }
}
