package village.api.inquiry.asking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.ZoneOffset;
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
import village.api.complaint.Reporting.Source;
import village.api.complaint.catalogue.WorkingDays;
import village.api.complaint.intake.WhoseCase;
import village.api.identity.Actor;
import village.api.identity.InMemoryRoster;
import village.api.identity.Person;
import village.api.identity.Role;
import village.api.identity.RosterPerson;
import village.api.identity.family.Families;
import village.api.inquiry.Asked;
import village.api.inquiry.InMemoryDesks;
import village.api.inquiry.InMemoryInquiries;
import village.api.inquiry.Inquiry;
import village.api.inquiry.InquiryWork;
import village.api.place.Village;

/** Who may ask whom, for whom, and until when. */
class AskDeskTest {
    private final Village.Id village = new Village.Id(UUID.randomUUID());
    private final RosterPerson.Id mother = new RosterPerson.Id(UUID.randomUUID());
    private final Person.Id motherHere = Asked.person();
    private final Actor daughter = acting(Role.VILLAGER);
    private final Actor gridWorker = acting(Role.GRID_WORKER);
    private final InMemoryInquiries inquiries = new InMemoryInquiries();
    private final InMemoryDesks desks = new InMemoryDesks();
    private final Transactions none = new Transactions() {
        @Override
        public <T> Mono<T> together(Mono<T> work) {
            return work;
        }
    };
    private final Families family = new Families() {
        @Override
        public Mono<Boolean> mayActFor(Village.Id in, Person.Id helper, RosterPerson.Id whom) {
            return Mono.just(daughter.is(helper) && whom.equals(mother));
        }

        @Override
        public Mono<List<RosterPerson.Id>> whomFor(Village.Id in, Person.Id helper) {
            return Mono.just(List.of());
        }

        @Override
        public Mono<List<Person.Id>> helpersOf(Village.Id in, RosterPerson.Id whom) {
            return Mono.just(List.of());
        }
    };
    private final AskDesk askDesk = new AskDesk(
            inquiries,
            desks,
            new WhoseCase(family, (in, roster) -> roster.equals(mother) ? Mono.just(motherHere) : Mono.empty()),
            new InMemoryRoster(),
            () -> Mono.just(new WorkingDays(Map.of())),
            new InMemoryAttachments(),
            none,
            Asked::nextId,
            Clock.fixed(Asked.NOW, ZoneOffset.UTC));

    private Actor acting(Role role) {
        return new Actor(Optional.of(Asked.person()), Optional.of(village), Set.of(role), Optional.empty(), Set.of());
    }

    @Test
    void aVillagerAsksAndIsAnsweredInTheDesksWorkingDays() {
        var office = ask(daughter, wish("office", Source.WECHAT));
        assertThat(office.dueAt()).isEqualTo(Asked.DUE);
        assertThat(ask(daughter, wish("law", Source.WECHAT)).dueAt()).isEqualTo("2026-12-02T15:59:59Z");
        assertThat(office.asker().is(daughter)).isTrue();
        assertThat(office.asker().told()).containsExactly(daughter.requirePerson());
    }

    @Test
    void questionsOfHealthAreSentToTheDoctorAndStrangersAway() {
        assertRefused(() -> ask(daughter, wish("medical", Source.WECHAT)), Reason.INQUIRY_MEDICAL);
        assertRefused(() -> ask(daughter, wish("moon", Source.WECHAT)), Reason.INQUIRY_DESK_UNKNOWN);
        assertRefused(() -> ask(Actor.stranger(village), wish("office", Source.WECHAT)), Reason.SESSION_REQUIRED);
        assertRefused(() -> ask(gridWorker, wish("office", Source.WECHAT)), Reason.BINDING_REQUIRED);
        assertRefused(() -> ask(daughter, wish("office", Source.PHONE)), Reason.ROLE_REQUIRED);
        assertThat(inquiries.events()).isEmpty();
    }

    @Test
    void aRelativeTheVillageApprovedAsksForHisMotherAndBothAreTold() {
        var asked = ask(daughter, forMother(Source.WECHAT));
        assertThat(asked.asker().reporting().source()).isEqualTo(Source.FAMILY);
        assertThat(asked.asker().told()).containsExactly(motherHere, daughter.requirePerson());
        assertRefused(() -> ask(acting(Role.VILLAGER), forMother(Source.WECHAT)), Reason.COMPLAINT_ON_BEHALF);
    }

    @Test
    void staffEnterWhatACallerAsks() {
        var asked = ask(gridWorker, forMother(Source.PHONE));
        assertThat(asked.asker().told()).containsExactly(motherHere);
        assertThat(asked.asker().is(gridWorker)).isFalse();
        assertThat(inquiries.events().get(0).facts())
                .containsEntry("actor", gridWorker.requirePerson().toString());
    }

    @Test
    void foreignAttachmentsAreRefused() {
        var foreign = new Attachment.Id(UUID.randomUUID());
        var wish = new Wish("office", "看这张", List.of(foreign), false, Optional.empty(), Source.WECHAT);
        assertRefused(() -> ask(daughter, wish), Reason.ATTACHMENT_NOT_YOURS);
    }

    @Test
    void onlyTheAskersSideAsksAgain() {
        var asked = ask(daughter, forMother(Source.WECHAT));
        var work = new InquiryWork(
                inquiries,
                desks,
                new InMemoryAttachments(),
                none,
                Asked::nextId,
                Clock.fixed(Asked.NOW, ZoneOffset.UTC));
        var askAgain = new AskAgain(work, () -> Mono.just(new WorkingDays(Map.of())));
        var mum = new Actor(
                Optional.of(motherHere), Optional.of(village), Set.of(Role.VILLAGER), Optional.empty(), Set.of());
        assertThat(askAgain.ask(mum, asked.id(), "我自己问", List.of(), Optional.empty())
                        .block()
                        .thread())
                .hasSize(2);
        assertRefused(
                () -> askAgain.ask(acting(Role.VILLAGER), asked.id(), "我也问", List.of(), Optional.empty())
                        .block(),
                Reason.INQUIRY_NOT_FOUND);
        assertRefused(
                () -> askAgain.ask(acting(Role.CADRE), asked.id(), "我来答", List.of(), Optional.empty())
                        .block(),
                Reason.INQUIRY_NOT_YOURS);
    }

    private Wish forMother(Source source) {
        return new Wish("office", "养老金怎么领？", List.of(), false, Optional.of(mother), source);
    }

    private static Wish wish(String desk, Source source) {
        return new Wish(desk, "怎么办？", List.of(), false, Optional.empty(), source);
    }

    private Inquiry ask(Actor actor, Wish wish) {
        return askDesk.ask(actor, wish, Asked.once()).block();
    }

    private static void assertRefused(ThrowingCallable act, Reason reason) {
        assertThatThrownBy(act)
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.reason()).isEqualTo(reason));
    }
}
