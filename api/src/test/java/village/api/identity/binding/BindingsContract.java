package village.api.identity.binding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import village.api.Once;
import village.api.Reason;
import village.api.Refusal;
import village.api.identity.Person;
import village.api.identity.PersonName;
import village.api.identity.PhoneNumber;
import village.api.identity.RosterPerson;
import village.api.identity.binding.Binding.State;
import village.api.identity.binding.Bindings.Decision;
import village.api.place.Village;

/** What every keeper of bindings does. */
public interface BindingsContract {
    Instant NOW = Instant.parse("2026-11-22T01:30:00Z");
    Duration PATIENCE = Duration.ofSeconds(20);
    AtomicLong NUMBER = new AtomicLong(13_700_000_000L);
    PersonName XIUYING = new PersonName("陈秀英");
    PersonName JIANGUO = new PersonName("周建国");

    Bindings bindings();

    /** A village nobody else uses. */
    Village.Id village();

    Person.Id newPerson();

    RosterPerson.Id list(Village.Id village, PersonName name, PhoneNumber phone, Optional<String> last4);

    /** Puts a child under 14 on the roster. */
    RosterPerson.Id listChild(
            Village.Id village, PersonName name, PhoneNumber phone, Optional<RosterPerson.Id> guardian);

    /** The types of all events about a binding, in their order. */
    List<String> told(Binding.Id id);

    /** Ids in the order they are made. */
    UUID nextId();

    @Test
    default void bindsByPhoneAndName() {
        var village = village();
        var phone = phone();
        var who = list(village, XIUYING, phone, Optional.empty());
        var binding = request(village, newPerson(), new Claim(phone, Optional.of(XIUYING), Optional.empty()));
        assertThat(binding.state()).isEqualTo(State.BOUND);
        assertThat(binding.rosterPerson()).contains(who);
        assertThat(told(binding.id())).containsExactly("binding.bound");
    }

    @Test
    default void bindsByPhoneAndLastFour() {
        var village = village();
        var phone = phone();
        list(village, XIUYING, phone, Optional.of("123X"));
        assertThat(request(village, newPerson(), new Claim(phone, Optional.empty(), Optional.of("123x")))
                        .state())
                .isEqualTo(State.BOUND);
    }

    @Test
    default void bindsAChildOnlyAfterHisGuardianAndThroughACadre() {
        var village = village();
        var phone = phone();
        var mother = list(village, XIUYING, phone, Optional.empty());
        var child = listChild(village, JIANGUO, phone, Optional.of(mother));
        var claim = request(village, newPerson(), named(phone, JIANGUO));
        assertThat(claim.state()).isEqualTo(State.PENDING);
        var yes = new Bindings.Decision(Optional.of(newPerson()), Optional.empty(), NOW);
        assertThatThrownBy(() -> bindings().save(claim.approved(child), yes).block(PATIENCE))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.reason()).isEqualTo(Reason.BINDING_GUARDIAN));
        assertThat(request(village, newPerson(), named(phone, XIUYING)).state()).isEqualTo(State.BOUND);
        assertThat(bindings().save(claim.approved(child), yes).block(PATIENCE).state())
                .isEqualTo(State.BOUND);
    }

    @Test
    default void leavesAChildWithoutAGuardianUnbound() {
        var village = village();
        var phone = phone();
        var child = listChild(village, JIANGUO, phone, Optional.empty());
        var claim = request(village, newPerson(), named(phone, JIANGUO));
        var yes = new Bindings.Decision(Optional.of(newPerson()), Optional.empty(), NOW);
        assertThatThrownBy(() -> bindings().save(claim.approved(child), yes).block(PATIENCE))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.reason()).isEqualTo(Reason.BINDING_GUARDIAN));
    }

    @Test
    default void neverBindsByAPhoneAlone() {
        var village = village();
        var phone = phone();
        list(village, XIUYING, phone, Optional.of("1234"));
        var binding = request(village, newPerson(), new Claim(phone, Optional.empty(), Optional.empty()));
        assertThat(binding.state()).isEqualTo(State.PENDING);
        assertThat(told(binding.id())).containsExactly("binding.requested");
    }

    @Test
    default void neverBindsByANameAlone() {
        var village = village();
        list(village, XIUYING, phone(), Optional.of("1234"));
        assertThat(request(village, newPerson(), named(phone(), XIUYING)).state())
                .isEqualTo(State.PENDING);
    }

    @Test
    default void waitsWhenTwoFit() {
        var village = village();
        var phone = phone();
        list(village, XIUYING, phone, Optional.empty());
        list(village, XIUYING, phone, Optional.empty());
        assertThat(request(village, newPerson(), named(phone, XIUYING)).state()).isEqualTo(State.PENDING);
    }

    @Test
    default void findsTheOneOfASharedPhone() {
        var village = village();
        var phone = phone();
        list(village, JIANGUO, phone, Optional.empty());
        var who = list(village, XIUYING, phone, Optional.empty());
        assertThat(request(village, newPerson(), named(phone, XIUYING)).rosterPerson())
                .contains(who);
    }

    @Test
    default void bindsNobodyToThoseOfAnotherVillage() {
        var phone = phone();
        list(village(), XIUYING, phone, Optional.empty());
        assertThat(request(village(), newPerson(), named(phone, XIUYING)).state())
                .isEqualTo(State.PENDING);
    }

    @Test
    default void waitsWhenTheOneIsBoundAlready() {
        var village = village();
        var phone = phone();
        list(village, XIUYING, phone, Optional.empty());
        request(village, newPerson(), named(phone, XIUYING));
        assertThat(request(village, newPerson(), named(phone, XIUYING)).state()).isEqualTo(State.PENDING);
    }

    @Test
    default void refusesASecondBindingInTheVillage() {
        var village = village();
        var phone = phone();
        var person = newPerson();
        list(village, XIUYING, phone, Optional.empty());
        request(village, person, named(phone, XIUYING));
        refuses(Reason.BINDING_EXISTS, () -> request(village, person, named(phone, XIUYING)));
    }

    @Test
    default void replacesAClaimThatStillWaits() {
        var village = village();
        var phone = phone();
        var person = newPerson();
        list(village, XIUYING, phone, Optional.empty());
        var mistaken = request(village, person, named(phone, JIANGUO));
        var corrected = request(village, person, named(phone, XIUYING));
        assertThat(corrected.state()).isEqualTo(State.BOUND);
        assertThat(byId(mistaken).state()).isEqualTo(State.ENDED);
        assertThat(told(mistaken.id())).containsExactly("binding.requested", "binding.ended");
    }

    @Test
    default void givesTheSameBindingForTheSameKey() {
        var village = village();
        var person = newPerson();
        var claim = named(phone(), XIUYING);
        var once = new Once("person:" + person, "binding.request", "k", "f");
        assertThat(bindings().requested(village, once).blockOptional(PATIENCE)).isEmpty();
        var first = request(village, person, claim, once);
        assertThat(request(village, person, claim, once)).isEqualTo(first);
        assertThat(bindings().requested(village, once).block(PATIENCE)).isEqualTo(first);
        refuses(
                Reason.IDEMPOTENCY_KEY_REUSED,
                () -> bindings()
                        .requested(village, new Once("person:" + person, "binding.request", "k", "other"))
                        .block(PATIENCE));
    }

    /** A neighbour of the same name may have got the number of a telephone that was somebody else's. */
    @Test
    default void bindsAtOnceNobodyElseThanHeIsKnownToBe() {
        var village = village();
        var phone = phone();
        var listed = list(village, XIUYING, phone, Optional.empty());
        var another = new RosterPerson.Id(UUID.randomUUID());
        var waiting = known(village, phone, another);
        assertThat(waiting.state()).isEqualTo(State.PENDING);
        assertThat(known(village, phone, listed).rosterPerson()).contains(listed);
    }

    @Test
    default void knowsWhoEverAskedHoweverItEnded() {
        var village = village();
        var person = newPerson();
        assertThat(bindings().everAsked(village, person).block(PATIENCE)).isFalse();
        save(request(village, person, named(phone(), XIUYING)).ended());
        assertThat(bindings().current(village, person).block(PATIENCE)).isNull();
        assertThat(bindings().everAsked(village, person).block(PATIENCE)).isTrue();
        assertThat(bindings().everAsked(village(), person).block(PATIENCE)).isFalse();
    }

    private Binding known(Village.Id village, PhoneNumber phone, RosterPerson.Id only) {
        var person = newPerson();
        var request = new Bindings.Request(village, person, named(phone, XIUYING), Optional.of(only), NOW);
        return bindings()
                .request(new Binding.Id(nextId()), request, once(person))
                .block(PATIENCE);
    }

    @Test
    default void bindsOneOfManyWhoClaimTheSameAtOnce() {
        var village = village();
        var phone = phone();
        list(village, XIUYING, phone, Optional.empty());
        var persons = Flux.range(0, 12).map(number -> newPerson()).collectList().block(PATIENCE);
        var states = atOnce(Flux.fromIterable(persons)
                        .map(person -> bindings()
                                .request(
                                        new Binding.Id(nextId()),
                                        new Bindings.Request(village, person, named(phone, XIUYING), NOW),
                                        once(person))))
                .stream()
                .map(Binding::state)
                .toList();
        assertThat(states).filteredOn(State.BOUND::equals).hasSize(1);
        assertThat(states).filteredOn(State.PENDING::equals).hasSize(11);
    }

    @Test
    default void givesAPersonOneBindingHoweverOftenHeAsksAtOnce() {
        var village = village();
        var person = newPerson();
        var claim = named(phone(), XIUYING);
        atOnce(Flux.range(0, 8)
                .map(number -> bindings()
                        .request(
                                new Binding.Id(nextId()),
                                new Bindings.Request(village, person, claim, NOW),
                                once(person))));
        assertThat(bindings()
                        .pending(village, 20, Optional.empty())
                        .block(PATIENCE)
                        .items())
                .hasSize(1);
    }

    @Test
    default void listsThoseWhoWaitWithWhoMayBeMeant() {
        var village = village();
        var phone = phone();
        var samePhone = list(village, JIANGUO, phone, Optional.empty());
        var sameName = list(village, XIUYING, phone(), Optional.empty());
        list(village, new PersonName("王志强"), phone(), Optional.empty());
        var first = request(village, newPerson(), named(phone, XIUYING));
        var second = request(village, newPerson(), new Claim(phone(), Optional.empty(), Optional.empty()));
        var page = bindings().pending(village, 1, Optional.empty()).block(PATIENCE);
        assertThat(page.items()).hasSize(1);
        var waiting = page.items().get(0);
        assertThat(waiting.id()).isEqualTo(first.id());
        assertThat(waiting.name()).contains(XIUYING);
        assertThat(waiting.phone()).isEqualTo(phone);
        assertThat(waiting.candidates())
                .extracting(Bindings.Candidate::id)
                .containsExactlyInAnyOrder(samePhone, sameName);
        var rest = bindings().pending(village, 1, page.next()).block(PATIENCE);
        assertThat(rest.items()).extracting(Bindings.Pending::id).containsExactly(second.id());
        assertThat(rest.items().get(0).candidates()).isEmpty();
        assertThat(rest.next()).isEmpty();
    }

    @Test
    default void keepsAnApproval() {
        var village = village();
        var who = list(village, XIUYING, phone(), Optional.empty());
        var waiting = request(village, newPerson(), named(phone(), XIUYING));
        save(waiting.approved(who));
        assertThat(byId(waiting).state()).isEqualTo(State.BOUND);
        assertThat(byId(waiting).rosterPerson()).contains(who);
        assertThat(told(waiting.id())).containsExactly("binding.requested", "binding.bound");
    }

    @Test
    default void keepsTheFirstOfTwoDecisions() {
        var village = village();
        var who = list(village, XIUYING, phone(), Optional.empty());
        var waiting = request(village, newPerson(), named(phone(), XIUYING));
        save(waiting.refused());
        refuses(Reason.BINDING_ALREADY_DECIDED, () -> save(waiting.approved(who)));
        assertThat(byId(waiting).state()).isEqualTo(State.REFUSED);
    }

    @Test
    default void approvesNobodyTwice() {
        var village = village();
        var who = list(village, XIUYING, phone(), Optional.empty());
        var first = request(village, newPerson(), named(phone(), XIUYING));
        var second = request(village, newPerson(), named(phone(), XIUYING));
        save(first.approved(who));
        refuses(Reason.BINDING_TARGET_TAKEN, () -> save(second.approved(who)));
        assertThat(byId(second).state()).isEqualTo(State.PENDING);
    }

    @Test
    default void approvesNobodyOfAnotherVillage() {
        var village = village();
        var stranger = list(village(), XIUYING, phone(), Optional.empty());
        var waiting = request(village, newPerson(), named(phone(), XIUYING));
        refuses(Reason.PERSON_NOT_FOUND, () -> save(waiting.approved(stranger)));
    }

    @Test
    default void freesTheRosterPersonWhenABindingEnds() {
        var village = village();
        var phone = phone();
        list(village, XIUYING, phone, Optional.empty());
        var binding = request(village, newPerson(), named(phone, XIUYING));
        save(binding.ended());
        assertThat(bindings().current(village, binding.person()).blockOptional(PATIENCE))
                .isEmpty();
        assertThat(request(village, newPerson(), named(phone, XIUYING)).state()).isEqualTo(State.BOUND);
    }

    private static PhoneNumber phone() {
        return new PhoneNumber(Long.toString(NUMBER.incrementAndGet()));
    }

    private static Claim named(PhoneNumber phone, PersonName name) {
        return new Claim(phone, Optional.of(name), Optional.empty());
    }

    private static Once once(Person.Id person) {
        return new Once("person:" + person, "binding.request", UUID.randomUUID().toString(), "f");
    }

    private Binding request(Village.Id village, Person.Id person, Claim claim) {
        return request(village, person, claim, once(person));
    }

    private Binding request(Village.Id village, Person.Id person, Claim claim, Once once) {
        return bindings()
                .request(new Binding.Id(nextId()), new Bindings.Request(village, person, claim, NOW), once)
                .block(PATIENCE);
    }

    private Binding byId(Binding binding) {
        return bindings().byId(binding.village(), binding.id()).block(PATIENCE);
    }

    private void save(Binding binding) {
        bindings()
                .save(binding, new Decision(Optional.empty(), Optional.of("核对过"), NOW))
                .block(PATIENCE);
    }

    private static List<Binding> atOnce(Flux<Mono<Binding>> acts) {
        return acts.flatMap(act -> act.subscribeOn(Schedulers.boundedElastic()))
                .collectList()
                .block(PATIENCE);
    }

    private static void refuses(Reason reason, ThrowingCallable act) {
        assertThatThrownBy(act)
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.reason()).isEqualTo(reason));
    }
}
