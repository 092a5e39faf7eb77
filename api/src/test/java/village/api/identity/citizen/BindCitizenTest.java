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
import village.api.event.InMemoryEvents;
import village.api.identity.IdentityNumber;
import village.api.identity.InMemoryRoleBook;
import village.api.identity.Person;
import village.api.identity.PersonName;
import village.api.identity.PhoneNumber;
import village.api.identity.RosterPerson;
import village.api.identity.binding.Binding;
import village.api.identity.binding.Bindings;
import village.api.identity.binding.Consent;
import village.api.identity.binding.InMemoryBindings;
import village.api.identity.binding.InMemoryConsents;
import village.api.place.Village;

class BindCitizenTest {
    private static final Instant NOW = Instant.parse("2026-11-30T02:00:00Z");
    private static final PersonName NAME = new PersonName("陈秀英");
    private static final PhoneNumber PHONE = new PhoneNumber("13700009050");
    private static final IdentityNumber NUMBER = new IdentityNumber("330999199003120023");
    private static final Citizen CITIZEN = new Citizen("zhejiang", "u1", NAME, Optional.of(NUMBER), Optional.of(PHONE));

    private final Village.Id village = new Village.Id(UUID.randomUUID());
    private final Person.Id person = new Person.Id(UUID.randomUUID());
    private final InMemoryBindings bindings = new InMemoryBindings(new InMemoryEvents());
    private final InMemoryConsents consents = new InMemoryConsents();
    private boolean taken;
    private RosterPerson.Id herself = new RosterPerson.Id(UUID.randomUUID());

    @BeforeEach
    void enrol() {
        herself = bindings.list(village, NAME, PHONE, Optional.of(NUMBER.last4()));
        consents.give(person, Consent.PRIVACY, NOW).block();
    }

    private void bind(boolean again) {
        new BindCitizen(
                        number -> Mono.just(List.of(new RosterMatches.Match(village, herself, taken))),
                        consents,
                        bindings,
                        new InMemoryRoleBook(),
                        UUID::randomUUID,
                        Clock.fixed(NOW, ZoneOffset.UTC))
                .bind(person, CITIZEN, again)
                .block();
    }

    private Optional<Binding.State> state() {
        return bindings.current(village, person).map(Binding::state).blockOptional();
    }

    @Test
    void bindsTheOneWithHisNumberAtOnce() {
        bind(false);
        assertThat(state()).contains(Binding.State.BOUND);
    }

    /** A cadre could only refuse it: two are never bound to one. */
    @Test
    void asksForNothingThatNobodyCanGrant() {
        taken = true;
        bind(false);
        bind(true);
        assertThat(state()).isEmpty();
        assertThat(bindings.pending(village, 10, Optional.empty()).block().items())
                .isEmpty();
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
