package village.api.inquiry.asking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import village.api.Once;
import village.api.Reason;
import village.api.Refusal;
import village.api.Transactions;
import village.api.attachment.InMemoryAttachments;
import village.api.complaint.Reporting.Source;
import village.api.complaint.catalogue.WorkingDays;
import village.api.complaint.intake.WhoseCase;
import village.api.complaint.registration.Caller;
import village.api.complaint.registration.InMemoryCallers;
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
import village.api.place.Village;

/** What staff enter for a caller: whose question it is, and who is told of the answer. */
class RegisterInquiryTest {
    private static final Caller CALLER = Caller.of("陈秀英", Optional.of("13700000001"));

    private final Village.Id village = new Village.Id(UUID.randomUUID());
    private final RosterPerson.Id mother = new RosterPerson.Id(UUID.randomUUID());
    private final Person.Id motherHere = Asked.person();
    private final Actor gridWorker = acting(Role.GRID_WORKER);
    private final InMemoryInquiries inquiries = new InMemoryInquiries();
    private final InMemoryCallers onRoster = new InMemoryCallers();
    private final Map<Inquiry.Id, Caller> noted = new HashMap<>();
    private final RegisterInquiry register = new RegisterInquiry(askDesk(), onRoster, callers());

    @Test
    void aCallerOnTheRosterFindsTheAnswerInHisOwnWechat() {
        onRoster.know(CALLER, mother);
        var asked = register(gridWorker, wish(Optional.empty()), Optional.of(CALLER));
        assertThat(asked.asker().reporting().roster()).contains(mother);
        assertThat(asked.asker().told()).containsExactly(motherHere);
        assertThat(asked.asker().is(gridWorker)).isFalse();
        assertThat(noted).as("nothing is noted twice").isEmpty();
    }

    @Test
    void aCallerNobodyKnowsIsNotedBesideHisQuestion() {
        var asked = register(gridWorker, wish(Optional.empty()), Optional.of(CALLER));
        assertThat(asked.asker().reporting().roster()).isEmpty();
        assertThat(asked.asker().told()).isEmpty();
        assertThat(asked.asker().name()).contains("*秀英");
        assertThat(noted).containsExactly(Map.entry(asked.id(), CALLER));
    }

    /** The number of somebody else does not make him that one. */
    @Test
    void nameAndNumberHaveToFit() {
        onRoster.know(Caller.of("陈秀娥", Optional.of("13700000001")), mother);
        var asked = register(gridWorker, wish(Optional.empty()), Optional.of(CALLER));
        assertThat(asked.asker().reporting().roster()).isEmpty();
        assertThat(noted).hasSize(1);
        var withoutNumber =
                register(gridWorker, wish(Optional.empty()), Optional.of(Caller.of("陈秀娥", Optional.empty())));
        assertThat(withoutNumber.asker().reporting().roster()).isEmpty();
    }

    @Test
    void staffPickSomebodyOfTheRosterThemselves() {
        var asked = register(gridWorker, wish(Optional.of(mother)), Optional.empty());
        assertThat(asked.asker().reporting().roster()).contains(mother);
        assertThat(asked.asker().told()).containsExactly(motherHere);
        assertThat(noted).isEmpty();
    }

    @Test
    void whoCallsIsSaidOnce() {
        assertThatThrownBy(() -> register(gridWorker, wish(Optional.of(mother)), Optional.of(CALLER)))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.faults())
                                .singleElement()
                                .satisfies(fault -> assertThat(fault.pointer()).isEqualTo("/caller")));
        assertThat(inquiries.events()).isEmpty();
    }

    @Test
    void villagersEnterNothingForCallers() {
        assertThatThrownBy(() -> register(acting(Role.VILLAGER), wish(Optional.empty()), Optional.of(CALLER)))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.reason()).isEqualTo(Reason.ROLE_REQUIRED));
        assertThat(noted).isEmpty();
    }

    @Test
    void aKeyEntersOnce() {
        var once = Asked.once();
        var first = register.register(gridWorker, wish(Optional.empty()), Optional.of(CALLER), once)
                .block();
        var again = register.register(gridWorker, wish(Optional.empty()), Optional.of(CALLER), once)
                .block();
        assertThat(again).isEqualTo(first);
        assertThat(noted).hasSize(1);
    }

    private Inquiry register(Actor actor, Wish wish, Optional<Caller> caller) {
        return register(actor, wish, caller, Asked.once());
    }

    private Inquiry register(Actor actor, Wish wish, Optional<Caller> caller, Once once) {
        return register.register(actor, wish, caller, once).block();
    }

    private static Wish wish(Optional<RosterPerson.Id> whom) {
        return new Wish("office", "养老金怎么领？", List.of(), false, whom, Source.PHONE);
    }

    private Actor acting(Role role) {
        return new Actor(Optional.of(Asked.person()), Optional.of(village), Set.of(role), Optional.empty(), Set.of());
    }

    private InquiryCallers callers() {
        return new InquiryCallers() {
            @Override
            public Mono<Void> add(Village.Id in, Inquiry.Id inquiry, Caller caller) {
                return Mono.fromRunnable(() -> noted.putIfAbsent(inquiry, caller));
            }

            @Override
            public Mono<Caller> of(Village.Id in, Inquiry.Id inquiry) {
                return Mono.justOrEmpty(noted.get(inquiry));
            }
        };
    }

    private AskDesk askDesk() {
        return new AskDesk(
                inquiries,
                new InMemoryDesks(),
                new WhoseCase(nobody(), (in, roster) -> roster.equals(mother) ? Mono.just(motherHere) : Mono.empty()),
                new InMemoryRoster(),
                () -> Mono.just(new WorkingDays(Map.of())),
                new InMemoryAttachments(),
                new Transactions() {
                    @Override
                    public <T> Mono<T> together(Mono<T> work) {
                        return work;
                    }
                },
                Asked::nextId,
                Clock.fixed(Asked.NOW, ZoneOffset.UTC));
    }

    private static Families nobody() {
        return new Families() {
            @Override
            public Mono<Boolean> mayActFor(Village.Id in, Person.Id helper, RosterPerson.Id whom) {
                return Mono.just(false);
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
    }
}
