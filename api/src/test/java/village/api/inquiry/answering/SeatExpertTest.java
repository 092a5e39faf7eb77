package village.api.inquiry.answering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import village.api.Reason;
import village.api.Refusal;
import village.api.complaint.handling.Handlers.Handler;
import village.api.identity.Actor;
import village.api.identity.Person;
import village.api.identity.Role;
import village.api.inquiry.Asked;
import village.api.inquiry.InMemoryDesks;
import village.api.inquiry.Seats;
import village.api.place.Village;

/** The township seats experts; what is asked them is theirs and the township's. */
class SeatExpertTest {
    private final Village.Id village = new Village.Id(UUID.randomUUID());
    private final InMemoryDesks desks = new InMemoryDesks();
    private final Actor cadre = acting(Role.CADRE);
    private final Actor township = acting(Role.DISPATCHER);
    private final Actor gridWorker = acting(Role.GRID_WORKER);
    private final List<Handler> staff = List.of(
            new Handler(gridWorker.requirePerson(), Role.GRID_WORKER, Set.of(), "网格员 *志强"),
            new Handler(cadre.requirePerson(), Role.CADRE, Set.of(), "村干部 *桂兰"));
    private final SeatExpert seatExpert =
            new SeatExpert(desks, of -> Mono.just(staff), Asked::nextId, Clock.fixed(Asked.NOW, ZoneOffset.UTC));

    private Actor acting(Role role) {
        return new Actor(Optional.of(Asked.person()), Optional.of(village), Set.of(role), Optional.empty(), Set.of());
    }

    @Test
    void withoutExpertsTheCadresAnswerAndTheTownshipReads() {
        assertThat(seats().mayAnswer(cadre, "law")).isTrue();
        assertThat(seats().mayAnswer(township, "law")).isFalse();
        assertThat(seats().mayRead(township, "law")).isTrue();
        assertThat(seats().mayRead(gridWorker, "law")).isFalse();
    }

    @Test
    void aDeskWithExpertsIsTheirsAlone() {
        seatExpert.seat(township, "law", gridWorker.requirePerson()).block();
        assertThat(seats().mayAnswer(gridWorker, "law")).isTrue();
        assertThat(seats().mayRead(cadre, "law")).isFalse();
        assertThat(seats().mayRead(township, "law")).isTrue();
        assertThat(seats().mayRead(gridWorker, "office")).isFalse();
        assertThat(seats().readable(cadre)).containsExactly("office");
        seatExpert.unseat(township, "law", gridWorker.requirePerson()).block();
        assertThat(seats().mayAnswer(gridWorker, "law")).isFalse();
        assertThat(seats().mayRead(cadre, "law")).isFalse();
        assertThat(seats().mayRead(township, "law")).isTrue();
        seatExpert.seat(township, "law", gridWorker.requirePerson()).block();
        assertThat(seats().mayAnswer(gridWorker, "law")).isTrue();
    }

    @Test
    void seatingTwiceIsToldOnce() {
        for (var time = 0; time < 2; time++) {
            seatExpert.seat(township, "law", gridWorker.requirePerson()).block();
        }
        assertThat(desks.events()).hasSize(1);
        assertThat(desks.events().get(0).facts()).doesNotContainValue("网格员 *志强");
    }

    @Test
    void onlyTheTownshipSeatsAndOnlyStaffAndOnlyAtDesksOfExperts() {
        var grid = gridWorker.requirePerson();
        assertRefused(() -> seatExpert.seat(cadre, "law", grid).block(), Reason.ROLE_REQUIRED);
        assertRefused(() -> seatExpert.seat(township, "office", grid).block(), Reason.REQUEST_INVALID);
        assertRefused(() -> seatExpert.seat(township, "moon", grid).block(), Reason.INQUIRY_DESK_UNKNOWN);
        assertRefused(
                () -> seatExpert
                        .seat(township, "law", new Person.Id(UUID.randomUUID()))
                        .block(),
                Reason.REQUEST_INVALID);
        assertRefused(() -> seatExpert.read(gridWorker).block(), Reason.ROLE_REQUIRED);
        assertThat(seatExpert.read(cadre).block().mayArrange()).isFalse();
    }

    private Seats seats() {
        return Seats.of(desks, village).block();
    }

    private static void assertRefused(ThrowingCallable act, Reason reason) {
        assertThatThrownBy(act)
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.reason()).isEqualTo(reason));
    }
}
