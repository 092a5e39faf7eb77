package village.api.inquiry.expert;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import village.api.Once;
import village.api.Page;
import village.api.attachment.Attachment;
import village.api.identity.Actor;
import village.api.inquiry.Inquiries;
import village.api.inquiry.Inquiry;
import village.api.inquiry.InquiryWork;
import village.api.inquiry.answering.AnswerInquiry;
import village.api.inquiry.answering.ReadDesk;
import village.api.inquiry.arranging.DeskRegister;
import village.api.place.Village;
import village.api.place.Villages;

/**
 * Whoever accepted an invitation works at his desk. Other offices he may hold open nothing here: he acts without them, so
 * that a telephone shows what he was invited to, and nothing else of a village.
 */
public final class ExpertDesk {
    private final Invitations invitations;
    private final DeskRegister register;
    private final Villages villages;
    private final Inquiries inquiries;
    private final InquiryWork work;
    private final ReadDesk readDesk;
    private final AnswerInquiry answerInquiry;

    public ExpertDesk(
            Invitations invitations,
            DeskRegister register,
            Villages villages,
            Inquiries inquiries,
            InquiryWork work,
            ReadDesk readDesk,
            AnswerInquiry answerInquiry) {
        this.invitations = invitations;
        this.register = register;
        this.villages = villages;
        this.inquiries = inquiries;
        this.work = work;
        this.readDesk = readDesk;
        this.answerInquiry = answerInquiry;
    }

    /**
     * Where he sits.
     *
     * @param name of the desk
     * @param villages whose questions come there, in code order
     */
    public record Post(Invitation invitation, String name, List<Village> villages) {}

    /** Where somebody sits by invitation, the earliest first; possibly nowhere. */
    public Mono<List<Post>> posts(Actor actor) {
        return Mono.fromSupplier(actor::requirePerson)
                .flatMap(invitations::heldBy)
                .flatMapMany(Flux::fromIterable)
                .concatMap(this::post)
                .collectList();
    }

    private Mono<Post> post(Invitation invitation) {
        return Mono.zip(
                register.byCode(invitation.desk()),
                villages.within(invitation.area()).collectList(),
                (desk, below) -> new Post(invitation, desk.wording().name(), below));
    }

    /** One question in the list of all his villages. */
    public record Line(Inquiry inquiry, Village village, String deskName) {}

    /** @param now the moment it was read, which tells colours */
    public record Lines(Page<Line, UUID> page, Instant now) {}

    /** What waits with the first due first, the others with the latest asked first; nothing where he sits nowhere. */
    public Mono<Lines> list(Actor actor, Inquiry.Status status, Inquiries.Slice slice) {
        return posts(actor)
                .flatMap(posts -> inquiries
                        .at(places(posts), status, slice)
                        .map(page -> new Lines(page.map(inquiry -> line(posts, inquiry)), work.now())));
    }

    private static Set<Inquiries.Place> places(List<Post> posts) {
        return posts.stream()
                .flatMap(post -> post.villages().stream()
                        .map(village -> new Inquiries.Place(
                                village.id(), post.invitation().desk())))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Line line(List<Post> posts, Inquiry inquiry) {
        Map<Village.Id, Village> known = posts.stream()
                .flatMap(post -> post.villages().stream())
                .collect(Collectors.toMap(Village::id, Function.identity(), (one, same) -> one));
        var name = posts.stream()
                .filter(post -> post.invitation().desk().equals(inquiry.desk()))
                .map(Post::name)
                .findFirst()
                .orElse(inquiry.desk());
        return new Line(
                inquiry, Optional.ofNullable(known.get(inquiry.village())).orElseThrow(), name);
    }

    /** Refuses what lies at another desk with the same words as what does not exist. */
    public Mono<ReadDesk.View> read(Actor actor, Inquiry.Id id) {
        return Mono.defer(() -> readDesk.read(actor.withoutRoles(), id));
    }

    /**
     * Answers, in words and with photos.
     *
     * @param version the version he read; refuses if somebody was faster ({@code inquiry.stale})
     * @param attachments his own, not used for anything yet
     */
    public Mono<Inquiry> answer(
            Actor actor,
            Inquiry.Id id,
            long version,
            String text,
            List<Attachment.Id> attachments,
            Optional<Once> once) {
        return Mono.defer(() -> answerInquiry.answer(actor.withoutRoles(), id, version, text, attachments, once));
    }

    /** @param reason where to go instead, shown to the asker */
    public Mono<Inquiry> decline(Actor actor, Inquiry.Id id, long version, String reason, Optional<Once> once) {
        return Mono.defer(() -> answerInquiry.decline(actor.withoutRoles(), id, version, reason, once));
    }

    /** @param desk the code of the desk that answers from now on */
    public Mono<Inquiry> passOn(Actor actor, Inquiry.Id id, long version, String desk, Optional<Once> once) {
        return Mono.defer(() -> answerInquiry.passOn(actor.withoutRoles(), id, version, desk, once));
    }
}
