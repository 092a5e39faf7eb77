package village.api.identity.citizen;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import village.api.Once;
import village.api.event.InMemoryEvents;
import village.api.identity.IdentityNumber;
import village.api.identity.InMemoryRoleBook;
import village.api.identity.InMemoryWechatIdentities;
import village.api.identity.OpenId;
import village.api.identity.Person;
import village.api.identity.PersonName;
import village.api.identity.PhoneNumber;
import village.api.identity.RosterPerson;
import village.api.identity.WechatLogin;
import village.api.identity.binding.Binding;
import village.api.identity.binding.Bindings;
import village.api.identity.binding.Claim;
import village.api.identity.binding.Consent;
import village.api.identity.binding.InMemoryBindings;
import village.api.identity.binding.InMemoryConsents;
import village.api.place.Village;

class BindCitizenTest {
    private static final Instant NOW = Instant.parse("2026-11-30T02:00:00Z");
    private static final PersonName NAME = new PersonName("陈秀英");
    private static final PhoneNumber PHONE = new PhoneNumber("13700009050");
    private static final IdentityNumber NUMBER = new IdentityNumber("330999199003120023");
    private final Village.Id village = new Village.Id(UUID.randomUUID());
    private final InMemoryWechatIdentities identities = new InMemoryWechatIdentities();
    private final Person.Id person = identities
            .personOf(new WechatLogin(BindCitizen.user(citizen(true)), Optional.empty()))
            .block();
    private final InMemoryBindings bindings = new InMemoryBindings(new InMemoryEvents());
    private final InMemoryConsents consents = new InMemoryConsents();
    private final InMemoryCitizenJoins joins = new InMemoryCitizenJoins(identities, new InMemoryEvents());
    private boolean taken;
    private boolean assured = true;
    private RosterPerson.Id herself = new RosterPerson.Id(UUID.randomUUID());

    private static Citizen citizen(boolean assured) {
        return new Citizen("zhejiang", "u1", NAME, Optional.of(NUMBER), Optional.of(PHONE), assured);
    }

    @BeforeEach
    void enrol() {
        herself = bindings.list(village, NAME, PHONE, Optional.of(NUMBER.last4()));
        consents.give(person, Consent.PRIVACY, NOW).block();
    }

    private Person.Id bind(boolean again) {
        return new BindCitizen(
                        number -> Mono.just(List.of(new RosterMatches.Match(village, herself, taken))),
                        consents,
                        bindings,
                        joins,
                        identities,
                        new InMemoryRoleBook(),
                        UUID::randomUUID,
                        Clock.fixed(NOW, ZoneOffset.UTC))
                .bind(person, citizen(assured), again)
                .block();
    }

    /** Somebody is bound as her through WeChat. */
    private Person.Id boundAs(PersonName name) {
        taken = true;
        var holder = identities
                .personOf(new WechatLogin(new OpenId("wxa", "o1"), Optional.empty()))
                .block();
        joins.bind(new Joining.Bound(village, herself, holder, true, false), NUMBER, name);
        var claim = new Claim(PHONE, Optional.of(NAME), Optional.empty());
        bindings.request(
                        new Binding.Id(UUID.randomUUID()),
                        new Bindings.Request(village, holder, claim, NOW),
                        new Once("person:" + holder, "binding.request", "k", "0"))
                .block();
        return holder;
    }

    private Optional<Binding.State> state() {
        return bindings.current(village, person).map(Binding::state).blockOptional();
    }

    @Test
    void bindsTheOneWithHisNumberAtOnce() {
        bind(false);
        assertThat(state()).contains(Binding.State.BOUND);
    }

    @Test
    void becomesWhoIsBoundAsHerAlready() {
        var holder = boundAs(NAME);
        assertThat(bind(false)).isEqualTo(holder);
        assertThat(bind(false)).as("and is from then on").isEqualTo(holder);
        assertThat(waiting()).isEmpty();
    }

    @Test
    void whoWasNotCheckedThoroughlyBecomesNobodyElse() {
        boundAs(NAME);
        assured = false;
        assertThat(bind(false)).isEqualTo(person);
        assertThat(bind(true)).isEqualTo(person);
        assertThat(waiting()).as("nobody could grant it").isEmpty();
    }

    @Test
    void whoDidNotAgreeIsNotLookedFor() {
        boundAs(NAME);
        consents.withdraw(person, "privacy", NOW).block();
        assertThat(bind(true)).isEqualTo(person);
    }

    @Test
    void aDoubtIsTheVillagesToDecideAndAskedOnce() {
        boundAs(new PersonName("陈秀莲"));
        assertThat(bind(false)).isEqualTo(person);
        assertThat(bind(false)).isEqualTo(person);
        assertThat(state()).contains(Binding.State.PENDING);
        assertThat(waiting()).hasSize(1);
    }

    @Test
    void whatWasTakenBackIsNotAskedForAgain() {
        var holder = boundAs(NAME);
        bind(false);
        var join = joins.of(holder).block().get(0);
        joins.undo(village, join.id(), new CitizenJoins.Undoing(holder, Optional.empty(), NOW))
                .block();
        var apart = identities.known(BindCitizen.user(citizen(true))).block();
        assertThat(apart).isNotEqualTo(holder).isNotEqualTo(person);
        consents.give(apart, Consent.PRIVACY, NOW).block();
        assertThat(bind(true)).isEqualTo(apart);
        assertThat(waiting()).isEmpty();
    }

    private List<Bindings.Pending> waiting() {
        return bindings.pending(village, 10, Optional.empty()).block().items();
    }

    @Test
    void isNotBoundAgainByItselfButWhereHeAsks() {
        bind(false);
        var bound = bindings.current(village, person).block();
        bindings.save(bound.ended(), new Bindings.Decision(Optional.empty(), Optional.empty(), NOW))
                .block();
        bind(false);
        assertThat(state()).isEmpty();
        bind(true);
        assertThat(state()).contains(Binding.State.BOUND);
        bind(true);
        assertThat(state()).contains(Binding.State.BOUND);
    }
}
