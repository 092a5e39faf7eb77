package village.api.identity.binding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import village.api.Once;
import village.api.Reason;
import village.api.Refusal;
import village.api.event.InMemoryEvents;
import village.api.identity.Actor;
import village.api.identity.InMemoryRoleBook;
import village.api.identity.Person;
import village.api.identity.PersonName;
import village.api.identity.PhoneNumber;
import village.api.identity.Role;
import village.api.identity.RosterPerson;
import village.api.identity.Standing;
import village.api.place.Village;

class DecideBindingTest {
    private static final Instant NOW = Instant.parse("2026-11-22T01:30:00Z");

    private final Village.Id village = new Village.Id(UUID.randomUUID());
    private final Person.Id cadre = new Person.Id(UUID.randomUUID());
    private final InMemoryBindings bindings = new InMemoryBindings(new InMemoryEvents());
    private final RosterPerson.Id who =
            bindings.list(village, new PersonName("陈秀英"), new PhoneNumber("13700000001"), Optional.empty());
    private final DecideBinding decide =
            new DecideBinding(bindings, new InMemoryRoleBook(), Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void approvesAClaim() {
        var decided = decide.decide(
                        actor(cadre, village, Role.CADRE), waiting(other()).id(), yes())
                .block();
        assertThat(decided.state()).isEqualTo(Binding.State.BOUND);
        assertThat(decided.rosterPerson()).contains(who);
    }

    @Test
    void refusesAClaimWithAReason() {
        var no = new DecideBinding.Command(Optional.empty(), Optional.of("名册里没有"));
        var decided = decide.decide(
                        actor(cadre, village, Role.CADRE), waiting(other()).id(), no)
                .block();
        assertThat(decided.state()).isEqualTo(Binding.State.REFUSED);
    }

    @Test
    void asksAReasonForANo() {
        assertThatThrownBy(() -> new DecideBinding.Command(Optional.empty(), Optional.of(" ")))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void letsNobodyDecideAboutHimself() {
        refuses(Reason.BINDING_OWN, actor(cadre, village, Role.CADRE), waiting(cadre));
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"CADRE", "DISPATCHER"},
            mode = EnumSource.Mode.EXCLUDE)
    void letsNobodyElseDecide(Role role) {
        refuses(Reason.ROLE_REQUIRED, actor(cadre, village, role), waiting(other()));
    }

    @Test
    void doesNotFindTheClaimOfAnotherVillage() {
        refuses(
                Reason.BINDING_NOT_FOUND,
                actor(cadre, new Village.Id(UUID.randomUUID()), Role.CADRE),
                waiting(other()));
    }

    @Test
    void decidesOnce() {
        var waiting = waiting(other());
        decide.decide(actor(cadre, village, Role.CADRE), waiting.id(), yes()).block();
        refuses(Reason.BINDING_ALREADY_DECIDED, actor(cadre, village, Role.CADRE), waiting);
    }

    private void refuses(Reason reason, Actor actor, Binding binding) {
        assertThatThrownBy(() -> decide.decide(actor, binding.id(), yes()).block())
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.reason()).isEqualTo(reason));
    }

    private DecideBinding.Command yes() {
        return new DecideBinding.Command(Optional.of(who), Optional.empty());
    }

    private static Person.Id other() {
        return new Person.Id(UUID.randomUUID());
    }

    private static Actor actor(Person.Id person, Village.Id village, Role role) {
        return new Standing(Set.of(role), Optional.empty(), Set.of()).actor(person, village);
    }

    private Binding waiting(Person.Id person) {
        var claim = new Claim(new PhoneNumber("13700000002"), Optional.empty(), Optional.empty());
        var once = new Once(
                "person:" + person, "binding.request", UUID.randomUUID().toString(), "f");
        return bindings.request(
                        new Binding.Id(UUID.randomUUID()), new Bindings.Request(village, person, claim, NOW), once)
                .block();
    }
}
