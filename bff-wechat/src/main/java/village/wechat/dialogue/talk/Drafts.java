package village.wechat.dialogue.talk;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import village.api.complaint.Complaint;
import village.api.inquiry.Inquiry;
import village.api.place.Village;

/**
 * A follower's drafts.
 *
 * @param current what he is putting together
 * @param dropped what he dropped last and may still want back
 * @param filing what is being made a case
 * @param filed the case made last
 * @param asking the question asked last, or offered an answer that was known
 */
public record Drafts(
        Optional<Draft> current,
        Optional<Dropped> dropped,
        Optional<Filing> filing,
        Optional<Filed> filed,
        Optional<Asking> asking) {
    static final Drafts NONE =
            new Drafts(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    private static final Duration UNDO = Duration.ofHours(24);
    private static final Duration FILING = Duration.ofMinutes(2);

    public record Dropped(Draft draft, Instant at) {}

    /** A draft on its way to a village. */
    public record Filing(Draft draft, Village.Id village, Instant since) {}

    /** Which case became of a draft. */
    public record Filed(UUID draft, Village.Id village, Complaint.Id complaint) {}

    /**
     * What became of a draft that is a question.
     *
     * @param inquiry empty where nobody was asked yet
     * @param menu whom he may ask, where that was the last thing he was shown
     */
    public record Asking(UUID draft, Village.Id village, Optional<Inquiry.Id> inquiry, Optional<DeskMenu> menu) {
        /** An answer that was known before was offered. */
        public static Asking offered(UUID draft, Village.Id village) {
            return new Asking(draft, village, Optional.empty(), Optional.empty());
        }

        public static Asking choosing(UUID draft, Village.Id village, DeskMenu menu) {
            return new Asking(draft, village, Optional.empty(), Optional.of(menu));
        }

        public static Asking asked(UUID draft, Village.Id village, Inquiry.Id inquiry) {
            return new Asking(draft, village, Optional.of(inquiry), Optional.empty());
        }

        /** Numbers mean something else again. */
        Asking closed() {
            return new Asking(draft, village, inquiry, Optional.empty());
        }
    }

    /** Without what has run out; filing that got stuck is a draft again. */
    Drafts aged(Instant now) {
        var stuck = filing.filter(
                begun -> current.isEmpty() && !now.isBefore(begun.since().plus(FILING)));
        return new Drafts(
                current.or(() -> stuck.map(Filing::draft)).filter(draft -> draft.lives(now)),
                dropped.filter(gone -> now.isBefore(gone.at().plus(UNDO))),
                stuck.isPresent() ? Optional.empty() : filing,
                filed,
                asking);
    }

    /** Puts a draft together; whoever was choosing a desk is asked anew what to do. */
    Drafts with(Draft draft) {
        return new Drafts(Optional.of(draft), dropped, filing, filed, closed());
    }

    Drafts dropped(Instant now) {
        return new Drafts(Optional.empty(), current.map(draft -> new Dropped(draft, now)), filing, filed, closed());
    }

    /** Whom the current draft may ask, if that was shown last. */
    Optional<DeskMenu> menu() {
        return current.flatMap(draft -> asking(draft.id())).flatMap(Asking::menu);
    }

    private Optional<Asking> closed() {
        return asking.map(Asking::closed);
    }

    /** The dropped draft begins its day anew. */
    Drafts restored(Instant now) {
        var back = dropped.map(gone -> new Draft(
                gone.draft().id(),
                gone.draft().words(),
                gone.draft().media(),
                gone.draft().spot(),
                gone.draft().plate(),
                now,
                Optional.of(now),
                gone.draft().aboutStaff(),
                gone.draft().near(),
                gone.draft().manner(),
                false));
        return new Drafts(back, Optional.empty(), filing, filed, asking);
    }

    Drafts filing(Draft draft, Village.Id village, Instant now) {
        return new Drafts(Optional.empty(), dropped, Optional.of(new Filing(draft, village, now)), filed, asking);
    }

    /** The draft with this id that is being filed. */
    public Optional<Filing> filing(UUID draft) {
        return filing.filter(begun -> begun.draft().id().equals(draft));
    }

    /** The case that became of a draft. */
    public Optional<Filed> filed(UUID draft) {
        return filed.filter(made -> made.draft().equals(draft));
    }

    /** Remembers that a draft has become a case. */
    public Drafts filed(Filed made) {
        return new Drafts(
                current.filter(draft -> !draft.id().equals(made.draft())),
                dropped,
                filing.filter(begun -> !begun.draft().id().equals(made.draft())),
                Optional.of(made),
                asking);
    }

    /** What became of a draft that is a question; empty where it is none yet. */
    public Optional<Asking> asking(UUID draft) {
        return asking.filter(made -> made.draft().equals(draft));
    }

    /** Gives a draft back with the answer that was known, or with whom to ask; asked once more, it goes on. */
    public Drafts offered(Asking offer) {
        var back = returned(offer.draft());
        return new Drafts(back.current, back.dropped, back.filing, back.filed, Optional.of(offer));
    }

    /** Remembers that a draft has been asked. */
    public Drafts asked(Asking made) {
        return new Drafts(
                current.filter(draft -> !draft.id().equals(made.draft())),
                dropped,
                filing.filter(begun -> !begun.draft().id().equals(made.draft())),
                filed,
                Optional.of(made));
    }

    /** Gives back a draft whose sender is shown a case nearby first. */
    public Drafts beside(UUID draft, Complaint.Id near) {
        return each(one -> one.id().equals(draft) ? one.beside(near) : one).returned(draft);
    }

    /** Lets a draft go that is somebody else's case as well. */
    public Drafts joined(UUID draft) {
        return new Drafts(current.filter(one -> !one.id().equals(draft)), dropped, filing, filed, asking);
    }

    /** Gives back a draft that could not be filed, before what was sent in the meantime. */
    public Drafts returned(UUID draft) {
        var back = filing(draft).map(Filing::draft);
        return new Drafts(
                back.map(first -> current.map(first::joined).orElse(first)).or(this::current),
                dropped,
                back.isPresent() ? Optional.empty() : filing,
                filed,
                back.isPresent() ? closed() : asking);
    }

    /** Remembers where a recording or photo lies. */
    public Drafts stored(UUID sent, SentMedia.Stored kept) {
        return each(draft -> draft.stored(sent, kept));
    }

    /** Lets a recording or photo go that cannot be had. */
    public Drafts without(UUID sent) {
        return each(draft -> draft.without(sent));
    }

    /** The current draft, for another village. */
    Drafts in(Village.Id village) {
        return new Drafts(current.map(draft -> draft.in(village)), dropped, filing, filed, asking);
    }

    /** The current draft, if there is one, at a door plate. */
    Drafts placed(Optional<Plate> plate, Instant now) {
        var there = current.map(
                draft -> plate.map(scanned -> draft.placed(scanned, now)).orElse(draft));
        return new Drafts(there, dropped, filing, filed, closed());
    }

    private Drafts each(UnaryOperator<Draft> change) {
        return new Drafts(
                current.map(change),
                dropped.map(gone -> new Dropped(change.apply(gone.draft()), gone.at())),
                filing.map(begun -> new Filing(change.apply(begun.draft()), begun.village(), begun.since())),
                filed,
                asking);
    }

    /** A recording or photo of the current draft or the one being filed. */
    public Optional<SentMedia> media(UUID sent) {
        return Stream.concat(current.stream(), filing.map(Filing::draft).stream())
                .flatMap(draft -> draft.media().stream())
                .filter(one -> one.id().equals(sent))
                .findFirst();
    }
}
