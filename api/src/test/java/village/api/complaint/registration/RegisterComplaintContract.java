package village.api.complaint.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static village.api.complaint.ComplaintsContract.because;
import static village.api.complaint.ComplaintsContract.get;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import village.api.Reason;
import village.api.Transactions;
import village.api.attachment.InMemoryAttachments;
import village.api.complaint.Cases;
import village.api.complaint.Complaint;
import village.api.complaint.Complaints;
import village.api.complaint.Reporting;
import village.api.complaint.catalogue.Categories;
import village.api.complaint.catalogue.WorkingDays;
import village.api.complaint.intake.FileComplaint;
import village.api.complaint.intake.Whereabouts;
import village.api.complaint.intake.WhoseCase;
import village.api.event.InMemoryEvents;
import village.api.identity.Actor;
import village.api.identity.InMemoryRoster;
import village.api.identity.PersonName;
import village.api.identity.Role;
import village.api.identity.family.InMemoryFamilyTies;
import village.api.place.InMemoryGrids;
import village.api.place.Village;

/** What becomes of calls, letters and visits on every store. */
public interface RegisterComplaintContract {
    Caller CALLER = new Caller(new PersonName("方阿毛"), Optional.of(CallersContract.PHONE));

    Callers callers();

    Complaints complaints();

    Transactions transactions();

    /** A village that exists. */
    Village.Id village();

    @Test
    default void notesTheCallerBesideTheCase() {
        var filed = get(register("a", new Random(1)));
        assertThat(filed.reporting().source()).isEqualTo(Reporting.Source.PHONE);
        assertThat(get(callers().of(village(), filed.id()))).isEqualTo(CALLER);
    }

    @Test
    default void triesAnotherTicketWhenOneIsTaken() {
        var first = get(register("a", new Random(7)));
        var second = get(register("b", new Random(7)));
        assertThat(second.ticket()).isNotEqualTo(first.ticket());
        assertThat(get(callers().of(village(), second.id()))).isEqualTo(CALLER);
    }

    @Test
    default void keepsNothingWhenNoTicketIsFree() {
        get(register("a", () -> 7L));
        assertThatThrownBy(() -> get(register("b", () -> 7L))).isInstanceOf(Complaints.TicketTaken.class);
        assertThat(get(callers().byPhone(village(), CallersContract.PHONE, 10))).hasSize(1);
    }

    @Test
    default void givesTheSameCaseToTheSameKey() {
        var first = get(register("a", new Random(1)));
        assertThat(get(register("a", new Random(2))).id()).isEqualTo(first.id());
        assertThat(get(callers().byPhone(village(), CallersContract.PHONE, 10))).containsExactly(first.id());
    }

    @Test
    default void refusesWhoIsNotOnDuty() {
        var villager = Cases.actor(Cases.person(), village(), Role.VILLAGER);
        assertThatThrownBy(() -> get(useCase(new Random(1)).register(villager, call(), Cases.once("a"))))
                .satisfies(because(Reason.ROLE_REQUIRED));
    }

    private Mono<Complaint> register(String key, RandomGenerator random) {
        return useCase(random).register(cadre(), call(), Cases.once(village() + key));
    }

    private Actor cadre() {
        return Cases.actor(Cases.person(), village(), Role.CADRE);
    }

    private static Registration call() {
        return new Registration(Reporting.Source.PHONE, Cases.intake("灯不亮"), Optional.of(CALLER));
    }

    private RegisterComplaint useCase(RandomGenerator random) {
        var fileComplaint = new FileComplaint(
                complaints(),
                any -> Mono.just(new Categories.Catalogue("test", List.of())),
                new Whereabouts(new InMemoryGrids(), code -> Mono.empty(), (in, id) -> Mono.empty()),
                new WhoseCase(new InMemoryFamilyTies(new InMemoryEvents()), (in, roster) -> Mono.empty()),
                any -> Mono.just(List.of()),
                () -> Mono.just(new WorkingDays(Map.of())),
                new InMemoryAttachments(),
                transactions(),
                Cases.IDS,
                Clock.fixed(Cases.MONDAY_9, ZoneOffset.UTC),
                random);
        return new RegisterComplaint(fileComplaint, callers(), new InMemoryRoster());
    }
}
