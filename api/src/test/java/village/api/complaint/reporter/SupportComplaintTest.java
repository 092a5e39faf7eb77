package village.api.complaint.reporter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static village.api.complaint.ComplaintsContract.because;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import village.api.Reason;
import village.api.Refusal;
import village.api.complaint.Cases;
import village.api.complaint.Change;
import village.api.complaint.Complaint;
import village.api.complaint.Intake;
import village.api.complaint.Status;
import village.api.complaint.catalogue.Nearness;
import village.api.identity.Actor;
import village.api.identity.Person;
import village.api.identity.Role;
import village.api.place.Point;
import village.api.place.Village;

class SupportComplaintTest {
    private static final Optional<Nearness> NEAR = Optional.of(new Nearness(100, 30));
    private static final Instant NOW = Cases.MONDAY_9;

    private final Village.Id village = new Village.Id(UUID.randomUUID());
    private final Person.Id reporter = Cases.person();
    private final Actor neighbour = Cases.actor(Cases.person(), village, Role.VILLAGER);

    @Test
    void joinsWhatLiesNear() {
        assertThat(supported(neighbour, lamp(false), NEAR, NOW).after().supports())
                .isEqualTo(1);
    }

    @Test
    void theReporterDoesNotSupportHimself() {
        var himself = Cases.actor(reporter, village, Role.VILLAGER);
        assertThatThrownBy(() -> supported(himself, lamp(false), NEAR, NOW))
                .satisfies(because(Reason.COMPLAINT_SUPPORT_OWN));
    }

    @Test
    void aPrivateMatterIsNotThereForOthers() {
        assertThatThrownBy(() -> supported(neighbour, lamp(false), Optional.empty(), NOW))
                .satisfies(because(Reason.COMPLAINT_NOT_FOUND));
        var nowhere = Cases.filed(village, reporter, Cases.intake("低保"), NOW).after();
        assertThatThrownBy(() -> supported(neighbour, nowhere, NEAR, NOW))
                .satisfies(because(Reason.COMPLAINT_NOT_FOUND));
    }

    @Test
    void aCaseAboutStaffIsNeverThere() {
        assertThatThrownBy(() -> supported(neighbour, lamp(true), NEAR, NOW))
                .satisfies(because(Reason.COMPLAINT_NOT_FOUND));
    }

    @Test
    void isOfferedToTheLastSecondOfItsDays() {
        var last = NOW.plus(Duration.ofDays(30));
        assertThat(supported(neighbour, lamp(false), NEAR, last).after().supports())
                .isEqualTo(1);
        assertThatThrownBy(() -> supported(neighbour, lamp(false), NEAR, last.plusNanos(1)))
                .satisfies(because(Reason.COMPLAINT_NOT_FOUND));
    }

    @ParameterizedTest
    @EnumSource(Status.class)
    void joinsOnlyWhatIsOpen(Status status) {
        var complaint = Cases.in(status, published(), NOW);
        if (status.open()) {
            var change = supported(neighbour, complaint, Optional.empty(), NOW);
            assertThat(change.after().supports()).isEqualTo(1);
            assertThat(change.step()).isEmpty();
            assertThat(change.event().type()).isEqualTo("complaint.supported");
        } else {
            assertThatThrownBy(() -> supported(neighbour, complaint, Optional.empty(), NOW))
                    .isInstanceOfSatisfying(
                            Refusal.class,
                            refused -> assertThat(refused.reason()).isEqualTo(Reason.COMPLAINT_WRONG_STATE));
        }
    }

    private Complaint published() {
        return Cases.filed(village, reporter, Cases.mayBePublic("x"), NOW)
                .after()
                .publishedIf(true);
    }

    private Complaint lamp(boolean aboutStaff) {
        var intake = Cases.intake("路灯");
        return Cases.filed(
                        village,
                        reporter,
                        new Intake(
                                intake.kind(),
                                Optional.of("0202"),
                                intake.text(),
                                intake.attachments(),
                                Optional.of(new Point(29.7, 120.2)),
                                Optional.empty(),
                                Optional.empty(),
                                intake.nameVisibleTo(),
                                intake.visibility(),
                                aboutStaff,
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty()),
                        NOW)
                .after();
    }

    private static Change supported(Actor actor, Complaint complaint, Optional<Nearness> near, Instant now) {
        return SupportComplaint.supported(actor, complaint, near, Cases.moment(actor, now));
    }
}
