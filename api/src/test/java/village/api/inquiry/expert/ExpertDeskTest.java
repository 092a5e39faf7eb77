package village.api.inquiry.expert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import village.api.Reason;
import village.api.Refusal;
import village.api.Transactions;
import village.api.attachment.Attachment;
import village.api.attachment.InMemoryAttachments;
import village.api.attachment.Samples;
import village.api.complaint.catalogue.WorkingDays;
import village.api.event.Event;
import village.api.identity.Actor;
import village.api.identity.Person;
import village.api.identity.PersonName;
import village.api.identity.Role;
import village.api.identity.login.Chance;
import village.api.identity.membership.Memberships;
import village.api.inquiry.Asked;
import village.api.inquiry.InMemoryDesks;
import village.api.inquiry.InMemoryInquiries;
import village.api.inquiry.Inquiries;
import village.api.inquiry.Inquiry;
import village.api.inquiry.InquiryWork;
import village.api.inquiry.Seats;
import village.api.inquiry.answering.AnswerInquiry;
import village.api.inquiry.answering.ReadDesk;
import village.api.inquiry.arranging.DeskKeepers;
import village.api.place.InMemoryVillages;
import village.api.place.Village;
import village.api.place.VillageCode;

/** Who was invited answers at his desk in every village of the township, and sees nothing else. */
class ExpertDeskTest {
    private static final String AREA = "330999101";
    private static final Inquiries.Slice FIRST = new Inquiries.Slice(Optional.empty(), 20);

    private final Village near = village("330999101201", "枫溪村");
    private final Village far = village("330999102201", "石桥村");
    private final InMemoryVillages villages = new InMemoryVillages();
    private final InMemoryInvitations invitations = new InMemoryInvitations();
    private final InMemoryAttachments attachments = new InMemoryAttachments();
    private final InMemoryDesks desks =
            new InMemoryDesks(invitations).lies(near.id(), AREA).lies(far.id(), "330999102");
    private final InMemoryInquiries inquiries = new InMemoryInquiries();
    private final Clock clock = Clock.fixed(Asked.NOW, ZoneOffset.UTC);
    private final Person.Id dispatcher = Asked.person();
    private final Person.Id lawyer = Asked.person();
    private final InvitationSecrets secrets = new InvitationSecrets(
            new Chance() {
                private int drawn;

                @Override
                public String digits(int count) {
                    return "0".repeat(count);
                }

                @Override
                public String secret() {
                    return "secret-" + drawn++;
                }
            },
            bytes -> Integer.toHexString(Arrays.hashCode(bytes)));
    private final InviteExpert inviteExpert =
            new InviteExpert(invitations, desks, new DeskKeepers(memberships()), secrets, Asked::nextId, clock);
    private final AcceptInvitation acceptInvitation =
            new AcceptInvitation(invitations, desks, villages, secrets, Asked::nextId, clock);
    private final InquiryWork work = new InquiryWork(
            inquiries,
            desks,
            attachments,
            new Transactions() {
                @Override
                public <T> Mono<T> together(Mono<T> act) {
                    return act;
                }
            },
            Asked::nextId,
            clock);
    private final ExpertDesk expertDesk = new ExpertDesk(
            invitations,
            desks,
            villages,
            inquiries,
            work,
            new ReadDesk(inquiries, work),
            new AnswerInquiry(work, () -> Mono.just(new WorkingDays(Map.of()))));

    ExpertDeskTest() {
        villages.put(near);
        villages.put(far);
        invitations.bind(lawyer, new PersonName("王志强"));
    }

    private static Village village(String code, String name) {
        return new Village(new Village.Id(UUID.randomUUID()), new VillageCode(code), name, "镇", "县");
    }

    private Memberships memberships() {
        return new Memberships() {
            @Override
            public Mono<List<Place>> of(Person.Id person) {
                return Mono.just(List.of());
            }

            @Override
            public Mono<List<Office>> above(Person.Id person) {
                return Mono.just(List.of(new Office(Role.DISPATCHER, Optional.of(new Area(AREA, "枫溪镇")))));
            }
        };
    }

    private Actor township() {
        return new Actor(
                Optional.of(dispatcher), Optional.empty(), Set.of(Role.DISPATCHER), Optional.empty(), Set.of());
    }

    private static Actor in(Village village, Person.Id person, Role... roles) {
        return new Actor(Optional.of(person), Optional.of(village.id()), Set.of(roles), Optional.empty(), Set.of());
    }

    private String invite(String desk) {
        return inviteExpert
                .invite(township(), AREA, desk, "王律师", Asked.once())
                .block()
                .secret()
                .orElseThrow();
    }

    private Invitation accept(Person.Id person) {
        return acceptInvitation.accept(Actor.self(person), invite("law")).block();
    }

    private Inquiry ask(Village village, String desk) {
        var inquiry = Asked.inquiry(village.id(), Asked.person(), desk, true, Asked.DUE);
        inquiries
                .add(Asked.once(), Asked.told(inquiry, "asked"), LocalDate.EPOCH, Optional.empty())
                .block();
        return inquiry;
    }

    @Test
    void onlyExpertsAreInvitedAndOnlyByTheirOwnTownship() {
        assertRefused(() -> invite("office"), Reason.REQUEST_INVALID);
        assertRefused(() -> invite("moon"), Reason.INQUIRY_DESK_UNKNOWN);
        assertRefused(
                () -> inviteExpert
                        .invite(township(), "330999102", "law", "王律师", Asked.once())
                        .block(),
                Reason.ROLE_REQUIRED);
        assertRefused(
                () -> inviteExpert
                        .invite(township(), AREA, "law", " ", Asked.once())
                        .block(),
                Reason.REQUEST_INVALID);
        assertRefused(
                () -> inviteExpert.list(in(near, lawyer, Role.CADRE), AREA).block(), Reason.ROLE_REQUIRED);
    }

    @Test
    void oneBoundPersonOfTheCountyAcceptsOnce() {
        var secret = invite("law");
        var stranger = Actor.self(Asked.person());
        assertThat(acceptInvitation.look(stranger, secret).block().villages()).containsExactly(near);
        assertRefused(() -> acceptInvitation.accept(stranger, secret).block(), Reason.BINDING_REQUIRED);
        var seated = acceptInvitation.accept(Actor.self(lawyer), secret).block();
        assertThat(acceptInvitation.accept(Actor.self(lawyer), secret).block()).isEqualTo(seated);
        var late = Asked.person();
        invitations.bind(late, new PersonName("李四"));
        assertRefused(
                () -> acceptInvitation.accept(Actor.self(late), secret).block(), Reason.INQUIRY_INVITATION_NOT_FOUND);
        assertRefused(
                () -> acceptInvitation.look(Actor.self(late), "guessed").block(), Reason.INQUIRY_INVITATION_NOT_FOUND);
        assertThat(inviteExpert.list(township(), AREA).block())
                .singleElement()
                .satisfies(listed ->
                        assertThat(listed.name().orElseThrow().masked()).isEqualTo("*志强"));
        assertThat(invitations.events())
                .noneSatisfy(event -> assertThat(event.facts()).containsValue("王律师"));
    }

    @Test
    void anInvitationIsGoodForFourteenDaysUnlessItIsTakenBack() {
        var made = Invitation.to(new Invitation.Id(UUID.randomUUID()), "law", AREA, "王律师", dispatcher, Asked.NOW);
        assertThat(made.open(made.until().minusMillis(1))).isTrue();
        assertThat(made.open(made.until())).isFalse();
        assertRefused(() -> made.accepted(lawyer, made.until()), Reason.INQUIRY_INVITATION_NOT_FOUND);
        assertRefused(() -> made.ended(Asked.NOW).accepted(lawyer, Asked.NOW), Reason.INQUIRY_INVITATION_NOT_FOUND);
        assertRefused(() -> made.ended(Asked.NOW).ended(Asked.NOW), Reason.INQUIRY_INVITATION_NOT_FOUND);
    }

    @Test
    void hisDeskIsHisAloneInEveryVillageOfTheTownshipAndNothingElseIs() {
        accept(lawyer);
        var asked = ask(near, "law");
        var office = ask(near, "office");
        var elsewhere = ask(far, "law");
        assertThat(expertDesk
                        .list(Actor.self(lawyer), Inquiry.Status.WAITING, FIRST)
                        .block()
                        .page()
                        .items())
                .extracting(line -> line.inquiry().id())
                .containsExactly(asked.id());
        var view = expertDesk.read(in(near, lawyer), asked.id()).block();
        assertThat(view.deeds()).containsExactly(ReadDesk.Deed.ANSWER, ReadDesk.Deed.DECLINE, ReadDesk.Deed.PASS_ON);
        assertRefused(() -> expertDesk.read(in(near, lawyer), office.id()).block(), Reason.INQUIRY_NOT_FOUND);
        assertRefused(() -> expertDesk.read(in(far, lawyer), elsewhere.id()).block(), Reason.ROLE_REQUIRED);
        var seats = Seats.of(desks, near.id()).block();
        assertThat(seats.mayRead(in(near, Asked.person(), Role.CADRE), "law")).isFalse();
        assertThat(seats.decides(in(near, dispatcher, Role.DISPATCHER), "law")).isTrue();
        assertThat(seats.mayModerate(in(near, lawyer), "law")).isFalse();
        expertDesk
                .answer(in(near, lawyer), asked.id(), 1, "先找借条。", List.of(), Optional.empty())
                .block();
        assertThat(expertDesk
                        .list(Actor.self(lawyer), Inquiry.Status.ANSWERED, FIRST)
                        .block()
                        .page()
                        .items())
                .hasSize(1);
    }

    @Test
    void heAnswersWithPhotosOfHisOwn() {
        accept(lawyer);
        var asked = ask(near, "law");
        var photo = photo(lawyer);
        var others = photo(Asked.person());
        answer(asked, photo).block();
        var another = ask(near, "law");
        assertRefused(() -> answer(another, others).block(), Reason.ATTACHMENT_NOT_YOURS);
        var thread = inquiries.byId(near.id(), asked.id()).block().thread();
        assertThat(thread.get(1).attachments()).containsExactly(photo);
    }

    private Mono<Inquiry> answer(Inquiry asked, Attachment.Id photo) {
        return expertDesk.answer(in(near, lawyer), asked.id(), 1, "照这张表填。", List.of(photo), Optional.empty());
    }

    private Attachment.Id photo(Person.Id by) {
        var photo = Samples.photo(near.id(), by);
        var subject = new Event.Subject("attachment", photo.id().value(), 1);
        var told =
                new Event(Asked.nextId(), Optional.of(near.id()), subject, "attachment.uploaded", Map.of(), Asked.NOW);
        attachments.add(photo, told, Asked.once()).block();
        return photo.id();
    }

    @Test
    void heSendsFilesWhereHeAnswersAndOnlyWhileHeDoes() {
        var files = new ExpertFiles(desks);
        assertThat(files.include(in(near, lawyer)).block()).isFalse();
        var seated = accept(lawyer);
        assertThat(files.include(in(near, lawyer)).block()).isTrue();
        assertThat(files.include(in(far, lawyer)).block()).isFalse();
        assertThat(files.include(in(near, Asked.person())).block()).isFalse();
        assertThat(files.include(Actor.stranger(near.id())).block()).isFalse();
        acceptInvitation.leave(Actor.self(lawyer), seated.id()).block();
        assertThat(files.include(in(near, lawyer)).block()).isFalse();
    }

    /** Who looks for his seat while nobody is bound as him is told to bind; then he has it again. */
    @Test
    void whoUnboundFindsHisSeatAgainWhenHeIsBoundAnew() {
        var secret = invite("law");
        var seated = acceptInvitation.accept(Actor.self(lawyer), secret).block();
        invitations.unbind(lawyer);
        assertThat(expertDesk.posts(Actor.self(lawyer)).block()).isEmpty();
        assertRefused(() -> acceptInvitation.accept(Actor.self(lawyer), secret).block(), Reason.BINDING_REQUIRED);
        var anew = Asked.person();
        invitations.bindAnew(seated.id(), anew);
        assertThat(expertDesk.posts(Actor.self(anew)).block()).hasSize(1);
        assertThat(acceptInvitation.accept(Actor.self(anew), secret).block().heldBy(anew))
                .isTrue();
        assertRefused(
                () -> acceptInvitation.leave(Actor.self(lawyer), seated.id()).block(),
                Reason.INQUIRY_INVITATION_NOT_FOUND);
        acceptInvitation.leave(Actor.self(anew), seated.id()).block();
        assertThat(inviteExpert.list(township(), AREA).block()).isEmpty();
    }

    @Test
    void anotherOfficeOpensNothingOnTheTelephone() {
        accept(lawyer);
        var office = ask(near, "office");
        assertRefused(
                () -> expertDesk.read(in(near, lawyer, Role.CADRE), office.id()).block(), Reason.INQUIRY_NOT_FOUND);
        var cadre = in(near, Asked.person(), Role.CADRE);
        assertRefused(() -> expertDesk.read(cadre, office.id()).block(), Reason.ROLE_REQUIRED);
        assertThat(expertDesk
                        .list(cadre, Inquiry.Status.WAITING, FIRST)
                        .block()
                        .page()
                        .items())
                .isEmpty();
    }

    @Test
    void whoLeavesOrIsSentAwayReadsNothingAndTheCadresStillDoNot() {
        var seated = accept(lawyer);
        var asked = ask(near, "law");
        assertRefused(
                () -> acceptInvitation
                        .leave(Actor.self(Asked.person()), seated.id())
                        .block(),
                Reason.INQUIRY_INVITATION_NOT_FOUND);
        acceptInvitation.leave(Actor.self(lawyer), seated.id()).block();
        assertRefused(() -> expertDesk.read(in(near, lawyer), asked.id()).block(), Reason.ROLE_REQUIRED);
        assertThat(Seats.of(desks, near.id()).block().mayRead(in(near, Asked.person(), Role.CADRE), "law"))
                .isFalse();
        var again = accept(lawyer);
        inviteExpert.end(township(), again.id()).block();
        assertRefused(() -> expertDesk.read(in(near, lawyer), asked.id()).block(), Reason.ROLE_REQUIRED);
        assertThat(inviteExpert.list(township(), AREA).block()).isEmpty();
    }

    private static void assertRefused(ThrowingCallable act, Reason reason) {
        assertThatThrownBy(act)
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.reason()).isEqualTo(reason));
    }
}
