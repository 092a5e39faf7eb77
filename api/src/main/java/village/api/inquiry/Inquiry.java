package village.api.inquiry;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import village.api.Reason;
import village.api.Refusal;
import village.api.attachment.Attachment;
import village.api.complaint.Colour;
import village.api.complaint.Reporting;
import village.api.identity.Actor;
import village.api.identity.Person;
import village.api.place.Village;

/**
 * A question to a desk and the thread that follows. Only the asker's side and the desk read it, unless it was
 * published.
 *
 * @param version from 1; a write carries the version it read
 * @param desk the code of the desk it lies at
 * @param waitingSince since when the asker waits for the answer he waits for, or waited for last
 * @param dueAt the last moment of that answer
 * @param declined why the desk does not answer; empty while it may
 * @param passedOnAt when what he waits for was first passed on to another desk; empty while it never was
 * @param escalatedAt when the township was told that this answer is late; empty while it is not
 */
public record Inquiry(
        Id id,
        Village.Id village,
        long version,
        Asker asker,
        String desk,
        Openness openness,
        List<Message> thread,
        Instant askedAt,
        Instant waitingSince,
        Instant dueAt,
        Optional<Declining> declined,
        Optional<Instant> passedOnAt,
        Optional<Instant> escalatedAt) {

    /** What its events are about, and what its attachments belong to, is called so. */
    public static final String KIND = "inquiry";

    public static final int MAX_MESSAGES = 60;

    public Inquiry {
        thread = List.copyOf(thread);
        if (thread.isEmpty()) {
            throw new IllegalArgumentException("thread: empty (expected: the question)");
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
     * Who asks, and who brought it.
     *
     * @param name masked; empty where the roster does not know him, and for who left for good
     */
    public record Asker(Reporting reporting, Optional<String> name) {
        /** Whether somebody stands on the asker's side. */
        public boolean is(Actor actor) {
            return reporting.concerns(actor);
        }

        /** Whether he entered it for somebody who does not use WeChat: the answer reaches that one by him. */
        public boolean enteredBy(Person.Id person) {
            return reporting.byHand() && reporting.filer().equals(person);
        }

        /** Who is told: the asker, and the relative who asked for him. */
        public List<Person.Id> told() {
            return reporting.told().toList();
        }
    }

    /**
     * That the desk does not answer.
     *
     * @param reason shown to the asker: where to go instead
     * @param by who of the desk decided it; empty where nobody did, because the asker left for good
     */
    public record Declining(String reason, Optional<Person.Id> by, Instant at) {
        public static final int MAX_REASON = 300;

        public Declining(String reason, Person.Id by, Instant at) {
            this(reason, Optional.of(by), at);
        }

        public Declining {
            reason = reason.strip();
            if (reason.isEmpty() || reason.codePointCount(0, reason.length()) > MAX_REASON) {
                throw Refusal.invalid("/reason", "请写明理由和该找谁，最多 " + MAX_REASON + " 个字，提问的人会看到。");
            }
        }
    }

    /** The words are published: on the wire and in tables they are lower-kebab. */
    public enum Status {
        WAITING("等待答复"),
        ANSWERED("已答复"),
        DECLINED("不予答复");

        private final String label;

        Status(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    /** @param open whether the asker agrees that everybody may read it once staff have looked */
    public static Inquiry asked(
            Id id, Village.Id village, Asker asker, String desk, boolean open, Message question, Instant dueAt) {
        return new Inquiry(
                id,
                village,
                1,
                asker,
                desk,
                open ? Openness.WISHED : Openness.CLOSED,
                List.of(question),
                question.at(),
                question.at(),
                dueAt,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    public Status status() {
        if (declined.isPresent()) {
            return Status.DECLINED;
        }
        return last().side() == Message.Side.ASKER ? Status.WAITING : Status.ANSWERED;
    }

    public Message question() {
        return thread.get(0);
    }

    public Message last() {
        return thread.get(thread.size() - 1);
    }

    public boolean answered() {
        return thread.stream().anyMatch(message -> message.side() == Message.Side.DESK);
    }

    public List<Attachment.Id> attachments() {
        return thread.stream()
                .flatMap(message -> message.attachments().stream())
                .toList();
    }

    /** When what was asked last had its answer; empty while it waits, and where the desk does not answer. */
    public Optional<Instant> answeredAt() {
        return IntStream.range(1, thread.size())
                .filter(at -> thread.get(at).side() == Message.Side.DESK)
                .filter(at -> thread.get(at - 1).side() == Message.Side.ASKER)
                .mapToObj(at -> thread.get(at).at())
                .reduce((earlier, later) -> later)
                .filter(at -> status() == Status.ANSWERED);
    }

    /** How pressing the answer is. */
    public Colour colour(Instant now) {
        return status() == Status.WAITING ? Colour.of(waitingSince, dueAt, now) : Colour.DONE;
    }

    /** Whether the asker agreed that everybody may read it, has his answer, and nobody decided yet. */
    public boolean toModerate() {
        return openness.state() == Openness.State.PENDING && answered();
    }

    /** The township looks after it from now on. Refuses what is not late, or was told before. */
    public Inquiry escalated(Instant now) {
        if (status() != Status.WAITING || escalatedAt.isPresent() || !now.isAfter(dueAt)) {
            throw wrong("这条咨询没有超期。");
        }
        return with(openness).noted(passedOnAt, Optional.of(now));
    }

    /** Refuses whoever read an earlier version. */
    public Inquiry requireVersion(long read) {
        if (version != read) {
            throw Refusal.of(Reason.INQUIRY_STALE);
        }
        return this;
    }

    /**
     * The asker adds something. After an answer he asks again and a new time begins; before it, the time goes on.
     *
     * @param nextDue the last moment of the answer if it begins anew
     */
    public Inquiry askedAgain(Message next, Instant nextDue) {
        var anew = status() == Status.ANSWERED;
        return anew
                ? said(next, next.at(), nextDue).noted(Optional.empty(), Optional.empty())
                : said(next, waitingSince, dueAt);
    }

    /** The desk answers, or adds to its answer. */
    public Inquiry answered(Message next) {
        return said(next, waitingSince, dueAt);
    }

    private Inquiry said(Message next, Instant since, Instant due) {
        if (declined.isPresent()) {
            throw wrong("这条咨询已经答复为不予办理，请重新问一条。");
        }
        if (thread.size() >= MAX_MESSAGES) {
            throw wrong("这条咨询来回的话太多了，请重新问一条。");
        }
        return with(
                desk, openness, Stream.concat(thread.stream(), Stream.of(next)).toList(), since, due, declined);
    }

    /** Writes down what is said in a recording of the thread; time goes on as it did. Refuses what is no part of it. */
    public Inquiry transcribed(Message.Transcript written) {
        if (!attachments().contains(written.recording())) {
            throw Refusal.invalid("/attachment", "这不是这条咨询的录音。");
        }
        var next = thread.stream()
                .map(message ->
                        message.attachments().contains(written.recording()) ? message.transcribed(written) : message)
                .toList();
        return with(desk, openness, next, waitingSince, dueAt, declined);
    }

    /** The desk does not answer, and says where to go. */
    public Inquiry declined(Declining why) {
        requireWaiting("只有等答复的咨询可以不予答复。");
        return with(desk, openness, thread, waitingSince, dueAt, Optional.of(why));
    }

    /**
     * Another desk answers. The first time in its own time from now; whoever has waited through that, or for longer than
     * was promised, waits no longer because it is passed on.
     *
     * @param nextDue the last moment of that desk's own time
     */
    public Inquiry passedOn(String nextDesk, Instant nextDue, Instant now) {
        requireWaiting("只有等答复的咨询可以转给别的窗口。");
        if (nextDesk.equals(desk)) {
            throw wrong("这条咨询就在这个窗口。");
        }
        var due = passedOnAt.isPresent() || now.isAfter(dueAt) ? dueAt : nextDue;
        return with(nextDesk, openness, thread, waitingSince, due, declined)
                .noted(passedOnAt.or(() -> Optional.of(now)), escalatedAt);
    }

    private void requireWaiting(String sentence) {
        if (status() != Status.WAITING) {
            throw wrong(sentence);
        }
    }

    /** Everybody may read it as it is now. Refuses what the asker did not want public, and what has no answer. */
    public Inquiry published(List<Openness.Line> shown, Openness.Decision decision) {
        if (openness.state() == Openness.State.PRIVATE) {
            throw wrong("提问的人没有同意公开。");
        }
        if (!answered()) {
            throw wrong("答复以后才能公开。");
        }
        return with(new Openness(Openness.State.PUBLISHED, shown, Optional.of(decision)));
    }

    /** Nobody else may read it, or no longer. */
    public Inquiry keptBack(Openness.Decision decision) {
        var state = openness.state();
        if (state == Openness.State.PRIVATE || state == Openness.State.KEPT_BACK) {
            throw wrong("这条咨询本来就没有公开。");
        }
        if (decision.reason().isEmpty()) {
            throw Refusal.invalid("/reason", "请写明理由，提问的人会看到。");
        }
        return with(new Openness(Openness.State.KEPT_BACK, List.of(), Optional.of(decision)));
    }

    /** The asker no longer wants everybody to read it, whatever staff decided. Refuses where he never agreed, or no longer does. */
    public Inquiry takenBack() {
        if (openness.state() == Openness.State.PRIVATE) {
            throw wrong("这条咨询本来就没有公开。");
        }
        return with(Openness.CLOSED);
    }

    private Inquiry with(Openness next) {
        return with(desk, next, thread, waitingSince, dueAt, declined);
    }

    private Inquiry with(
            String nextDesk,
            Openness nextOpenness,
            List<Message> nextThread,
            Instant since,
            Instant due,
            Optional<Declining> nextDeclined) {
        return new Inquiry(
                id,
                village,
                version + 1,
                asker,
                nextDesk,
                nextOpenness,
                nextThread,
                askedAt,
                since,
                due,
                nextDeclined,
                passedOnAt,
                escalatedAt);
    }

    private Inquiry noted(Optional<Instant> passed, Optional<Instant> escalated) {
        return new Inquiry(
                id,
                village,
                version,
                asker,
                desk,
                openness,
                thread,
                askedAt,
                waitingSince,
                dueAt,
                declined,
                passed,
                escalated);
    }

    private static Refusal wrong(String sentence) {
        return Refusal.of(Reason.INQUIRY_STATE, sentence);
    }
}
