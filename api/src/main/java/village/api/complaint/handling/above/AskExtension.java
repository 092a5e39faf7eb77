package village.api.complaint.handling.above;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import reactor.core.publisher.Mono;
import village.api.Once;
import village.api.Reason;
import village.api.Refusal;
import village.api.complaint.Access;
import village.api.complaint.CaseWork;
import village.api.complaint.Change;
import village.api.complaint.Complaint;
import village.api.complaint.Deadline;
import village.api.complaint.Entry;
import village.api.complaint.Label;
import village.api.complaint.Moment;
import village.api.complaint.Step;
import village.api.complaint.catalogue.Due;
import village.api.complaint.handling.PublicWords;
import village.api.complaint.handling.Remark;
import village.api.identity.Actor;

/** A handler asks for more time, and says why (延期). */
public final class AskExtension {
    static final Duration LONGEST = Duration.ofDays(30);
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("M月d日 HH:mm").withZone(Due.ZONE);

    private final CaseWork work;
    private final PublicWords words;

    public AskExtension(CaseWork work, PublicWords words) {
        this.work = work;
        this.words = words;
    }

    /**
     * How much more time, and why.
     *
     * @param until after the due time, at most 30 days
     * @param reason everybody who sees the case may read it
     */
    public record Wish(Instant until, String reason) {
        public Wish {
            reason = Remark.required("/reason", reason, "请写明为什么要延期。");
        }
    }

    /** Refuses ({@code publication.blocked}) numbers in what everybody would read. */
    public Mono<Complaint> ask(Actor actor, Complaint.Id id, Wish wish, Optional<Once> once) {
        return words.eyes(actor)
                .flatMap(eyes -> work.act(
                        actor,
                        id,
                        once,
                        eyes.over("/reason", (complaint, moment) -> asked(actor, complaint, wish, moment))));
    }

    /** Refuses who does not have it in hand, and a second wish while one is undecided. */
    public static Complaint permitted(Actor actor, Complaint complaint) {
        Access.workable(actor, complaint);
        Access.allowed(Access.isHandler(actor, complaint), complaint);
        complaint.requireOpen();
        if (complaint.deadline().extension().isPresent()) {
            throw Refusal.of(Reason.COMPLAINT_EXTENSION_PENDING);
        }
        return complaint;
    }

    /** What a wish makes of a case. */
    static Change asked(Actor actor, Complaint complaint, Wish wish, Moment moment) {
        permitted(actor, complaint);
        var due = complaint.dueAt();
        if (!wish.until().isAfter(due) || wish.until().isAfter(due.plus(LONGEST))) {
            throw Refusal.invalid("/until", "延期要晚于现在的期限 " + DAY.format(due) + "，最多再延 30 天。");
        }
        var extension = new Deadline.Extension(
                new Deadline.Extension.Id(moment.id()),
                actor.requirePerson(),
                wish.until(),
                wish.reason(),
                moment.now());
        var after = complaint.with(complaint.deadline().asking(extension));
        var entry = Entry.of(
                Step.Type.EXTENSION_ASKED, Label.of(actor), "希望延到 " + DAY.format(wish.until()) + "：" + wish.reason());
        return moment.change(
                after,
                entry,
                "complaint.extension-asked",
                Map.of("asker", actor.requirePerson().toString()));
    }
}
