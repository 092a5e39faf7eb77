package village.api.inquiry.answering;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import reactor.core.publisher.Mono;
import village.api.Page;
import village.api.attachment.Attachment;
import village.api.complaint.Colour;
import village.api.identity.Actor;
import village.api.inquiry.Inquiries;
import village.api.inquiry.Inquiry;
import village.api.inquiry.InquirySearch;
import village.api.inquiry.InquiryWork;
import village.api.inquiry.Openness;
import village.api.inquiry.Seats;

/** Staff read what was asked of their desks. */
public final class ReadDesk {
    /** After so long without a decision it is the township's business too. */
    private static final Duration UNDECIDED = Duration.ofDays(3);

    private final Inquiries inquiries;
    private final InquiryWork work;

    public ReadDesk(Inquiries inquiries, InquiryWork work) {
        this.inquiries = inquiries;
        this.work = work;
    }

    /** What somebody may do with an inquiry now. */
    public enum Deed {
        ANSWER,
        DECLINE,
        PASS_ON,
        PUBLISH,
        KEEP_BACK
    }

    /**
     * @param files of the thread; left out in lists
     * @param now the moment it was read, which tells its colour
     */
    public record View(Inquiry inquiry, Seats seats, List<Deed> deeds, List<Attachment> files, Instant now) {
        public View {
            deeds = List.copyOf(deeds);
            files = List.copyOf(files);
        }
    }

    /** What waits with the first due first; the others with the latest asked first. */
    public Mono<Page<View, UUID>> list(Actor actor, Inquiry.Status status, Inquiries.Slice slice) {
        return AtDesk.seats(work, actor)
                .flatMap(seats -> page(actor, seats.requireReader(actor), status, slice)
                        .map(page -> page.map(inquiry -> view(actor, seats, inquiry))));
    }

    private Mono<Page<Inquiry, UUID>> page(
            Actor actor, Set<String> desks, Inquiry.Status status, Inquiries.Slice slice) {
        var village = actor.requireVillage();
        return status == Inquiry.Status.WAITING
                ? inquiries.waiting(village, desks, slice)
                : inquiries.inStatus(village, desks, status, slice);
    }

    /** What says all the words, answered or not, at the desks he may read; the latest asked first. */
    public Mono<Page<View, UUID>> search(Actor actor, InquirySearch search, Inquiries.Slice slice) {
        return AtDesk.seats(work, actor)
                .flatMap(seats -> inquiries
                        .saying(actor.requireVillage(), seats.requireReader(actor), search, slice)
                        .map(page -> page.map(inquiry -> view(actor, seats, inquiry))));
    }

    /** What waits at his desks, and what is overdue at others he may read; empty for whoever has no desk. */
    public Mono<List<View>> due(Actor actor, int limit) {
        return work.seats(actor).flatMap(seats -> {
            var readable = seats.readable(actor);
            return readable.isEmpty()
                    ? Mono.just(List.<View>of())
                    : page(actor, readable, Inquiry.Status.WAITING, new Inquiries.Slice(Optional.empty(), limit))
                            .map(page -> page.items().stream()
                                    .map(inquiry -> view(actor, seats, inquiry))
                                    .filter(view -> concerns(actor, view))
                                    .toList());
        });
    }

    /**
     * What waits for a decision whether it may be public: at his own desks, and, when nobody decided for some days, at
     * others he may read; the earliest asked first. Empty for whoever has no desk.
     */
    public Mono<List<View>> undecided(Actor actor, int limit) {
        return work.seats(actor).flatMap(seats -> {
            var readable = seats.readable(actor);
            return readable.isEmpty()
                    ? Mono.just(List.<View>of())
                    : inquiries
                            .undecided(actor.requireVillage(), wanted(actor, seats, readable), limit)
                            .map(found -> found.stream()
                                    .map(inquiry -> view(actor, seats, inquiry))
                                    .toList());
        });
    }

    private Inquiries.Undecided wanted(Actor actor, Seats seats, Set<String> readable) {
        var own = readable.stream().filter(desk -> seats.decides(actor, desk)).collect(Collectors.toSet());
        var others = readable.stream().filter(desk -> !own.contains(desk)).collect(Collectors.toSet());
        return new Inquiries.Undecided(own, others, work.now().minus(UNDECIDED), actor);
    }

    private static boolean concerns(Actor actor, View view) {
        var inquiry = view.inquiry();
        return !inquiry.asker().is(actor)
                && (view.seats().mayAnswer(actor, inquiry.desk()) || inquiry.colour(view.now()) == Colour.RED);
    }

    /** What is answered and waits for a decision whether it may be public. */
    public Mono<Page<View, UUID>> toModerate(Actor actor, Inquiries.Slice slice) {
        return AtDesk.seats(work, actor)
                .flatMap(seats -> inquiries
                        .toModerate(actor.requireVillage(), seats.requireReader(actor), slice)
                        .map(page -> page.map(inquiry -> view(actor, seats, inquiry))));
    }

    /**
     * Whoever entered it for somebody without WeChat reads it too, so that he can tell him. Refuses what lies at a desk
     * that is not his with the same words as what does not exist.
     */
    public Mono<View> read(Actor actor, Inquiry.Id id) {
        return Mono.defer(() -> inquiries.byId(actor.requireVillage(), id))
                .filter(inquiry -> actor.staff() && inquiry.asker().enteredBy(actor.requirePerson()))
                .flatMap(inquiry -> Mono.zip(
                        work.seats(actor), work.files(inquiry), (seats, files) -> view(actor, seats, inquiry, files)))
                .switchIfEmpty(Mono.defer(() -> atDesk(actor, id)));
    }

    private Mono<View> atDesk(Actor actor, Inquiry.Id id) {
        return AtDesk.seats(work, actor)
                .flatMap(seats -> work.existing(actor, id)
                        .filter(inquiry -> seats.mayRead(actor, inquiry.desk()))
                        .flatMap(inquiry -> work.files(inquiry).map(files -> view(actor, seats, inquiry, files))))
                .switchIfEmpty(InquiryWork.missing());
    }

    private View view(Actor actor, Seats seats, Inquiry inquiry) {
        return view(actor, seats, inquiry, List.of());
    }

    private View view(Actor actor, Seats seats, Inquiry inquiry, List<Attachment> files) {
        return new View(inquiry, seats, deeds(actor, seats, inquiry), files, work.now());
    }

    static List<Deed> deeds(Actor actor, Seats seats, Inquiry inquiry) {
        var deeds = new ArrayList<Deed>();
        if (inquiry.asker().is(actor) || !seats.mayRead(actor, inquiry.desk())) {
            return deeds;
        }
        var waits = inquiry.status() == Inquiry.Status.WAITING;
        if (seats.mayAnswer(actor, inquiry.desk()) && inquiry.declined().isEmpty()) {
            deeds.add(Deed.ANSWER);
            if (waits) {
                deeds.add(Deed.DECLINE);
            }
        }
        if (waits) {
            deeds.add(Deed.PASS_ON);
        }
        if (seats.mayModerate(actor, inquiry.desk())) {
            deeds.addAll(openness(inquiry));
        }
        return deeds;
    }

    private static List<Deed> openness(Inquiry inquiry) {
        var deeds = new ArrayList<Deed>();
        var state = inquiry.openness().state();
        if (state != Openness.State.PRIVATE && inquiry.answered()) {
            deeds.add(Deed.PUBLISH);
        }
        if (state == Openness.State.PENDING || state == Openness.State.PUBLISHED) {
            deeds.add(Deed.KEEP_BACK);
        }
        return deeds;
    }
}
