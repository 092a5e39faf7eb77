package village.api.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;
import village.api.Reason;
import village.api.Refusal;
import village.api.identity.Actor;
import village.api.identity.Person;
import village.api.identity.Role;
import village.api.place.Village;

class ParkedEventsTest implements ParkedEventsContract {
    private static final Village.Id HERE = new Village.Id(UUID.randomUUID());
    private static final Village.Id THERE = new Village.Id(UUID.randomUUID());

    private final InMemoryParkedEvents parked = new InMemoryParkedEvents();
    private final ListParkedEvents list = new ListParkedEvents(parked);
    private final ReplayParkedEvent replay = new ReplayParkedEvent(parked);
    private long position;

    @Override
    public ParkedEvents parkedEvents() {
        return parked;
    }

    @Override
    public void park(String consumer, Event event) {
        parkIn(consumer, event);
    }

    private ParkedEvent.Id parkIn(String consumer, Event event) {
        return parked.park(consumer, new SequencedEvent(++position, event));
    }

    @Test
    void anOperatorSeesAll() {
        parkedIn(Optional.of(HERE));
        parkedIn(Optional.empty());
        assertThat(listed(actor(Optional.empty(), Role.OPERATOR))).isEqualTo(2);
    }

    @Test
    void aDispatcherSeesTheVillageOfTheRequest() {
        parkedIn(Optional.of(HERE));
        parkedIn(Optional.of(THERE));
        parkedIn(Optional.empty());
        assertThat(listed(actor(Optional.of(HERE), Role.DISPATCHER))).isEqualTo(1);
        assertRefused(list.list(actor(Optional.empty(), Role.DISPATCHER), 20, Optional.empty()), Reason.ROLE_REQUIRED);
    }

    @Test
    void nobodyElseSeesAny() {
        for (var role : Set.of(Role.VILLAGER, Role.GRID_WORKER, Role.CADRE, Role.SUPERVISION_COMMITTEE)) {
            var actor = actor(Optional.of(HERE), role);
            assertRefused(list.list(actor, 20, Optional.empty()), Reason.ROLE_REQUIRED);
            assertRefused(replay.replay(actor, parkedIn(Optional.of(HERE))), Reason.ROLE_REQUIRED);
        }
        assertRefused(list.list(Actor.stranger(HERE), 20, Optional.empty()), Reason.SESSION_REQUIRED);
    }

    @Test
    void refusesAnImpossibleLimit() {
        var operator = actor(Optional.empty(), Role.OPERATOR);
        assertRefused(list.list(operator, 0, Optional.empty()), Reason.LIST_LIMIT_INVALID);
        assertRefused(list.list(operator, 101, Optional.empty()), Reason.LIST_LIMIT_INVALID);
    }

    @Test
    void replaysWithinOnesVillage() {
        var here = parkedIn(Optional.of(HERE));
        var there = parkedIn(Optional.of(THERE));
        var supervisor = actor(Optional.of(HERE), Role.SUPERVISOR);
        StepVerifier.create(replay.replay(supervisor, here)).verifyComplete();
        assertRefused(replay.replay(supervisor, there), Reason.EVENT_PARKED_NOT_FOUND);
        assertThat(parked.replayed()).containsExactly(here);
    }

    private ParkedEvent.Id parkedIn(Optional<Village.Id> village) {
        return parkIn("test", EventExamples.of(village, UUID.randomUUID(), 1));
    }

    private int listed(Actor actor) {
        return list.list(actor, 20, Optional.empty()).block().items().size();
    }

    private static Actor actor(Optional<Village.Id> village, Role role) {
        var person = Optional.of(new Person.Id(UUID.randomUUID()));
        return new Actor(person, village, Set.of(role), Optional.empty(), Set.of());
    }

    private static void assertRefused(Mono<?> act, Reason reason) {
        StepVerifier.create(act)
                .expectErrorSatisfies(
                        failure -> assertThat(((Refusal) failure).reason()).isEqualTo(reason))
                .verify();
    }
}
