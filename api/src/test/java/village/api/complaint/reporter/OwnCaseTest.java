package village.api.complaint.reporter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static village.api.complaint.ComplaintsContract.because;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import village.api.Reason;
import village.api.Refusal;
import village.api.attachment.Attachment;
import village.api.complaint.Cases;
import village.api.complaint.Change;
import village.api.complaint.Complaint;
import village.api.complaint.Deadline;
import village.api.complaint.Ending;
import village.api.complaint.Entry;
import village.api.complaint.Intake;
import village.api.complaint.Merges;
import village.api.complaint.Moment;
import village.api.complaint.Reporting;
import village.api.complaint.Status;
import village.api.complaint.Step;
import village.api.complaint.catalogue.Categories;
import village.api.complaint.catalogue.Due;
import village.api.complaint.catalogue.DueTimes;
import village.api.complaint.catalogue.WorkingDays;
import village.api.complaint.handling.Handlers;
import village.api.identity.Actor;
import village.api.identity.Person;
import village.api.identity.Role;
import village.api.place.Village;

/** What the reporter's side may do, at the edges. */
class OwnCaseTest {
    private static final Instant NOW = Cases.MONDAY_9;

    private final Village.Id village = new Village.Id(UUID.randomUUID());
    private final Person.Id reporter = Cases.person();
    private final Person.Id worker = Cases.person();
    private final Actor himself = Cases.actor(reporter, village, Role.VILLAGER);
    private final Actor cadre = Cases.actor(Cases.person(), village, Role.CADRE);
    private final Actor stranger = Cases.actor(Cases.person(), village, Role.VILLAGER);
    private final Complaint filed =
            Cases.filed(village, reporter, Cases.intake("x"), NOW).after();

    @Test
    void whatIsMissingAndWhatIsHiddenSoundTheSame() {
        assertThatThrownBy(() -> reminded(stranger, filed, NOW)).satisfies(because(Reason.COMPLAINT_NOT_FOUND));
        assertThatThrownBy(() -> supplemented(stranger, filed, NOW)).satisfies(because(Reason.COMPLAINT_NOT_FOUND));
        assertThatThrownBy(() -> reopened(stranger, answered(), NOW)).satisfies(because(Reason.COMPLAINT_NOT_FOUND));
    }

    @Test
    void staffDoNotActForTheReporter() {
        assertThatThrownBy(() -> reminded(cadre, filed, NOW)).satisfies(because(Reason.COMPLAINT_NOT_YOURS));
        assertThatThrownBy(() -> withdrawn(cadre, filed)).satisfies(because(Reason.COMPLAINT_NOT_YOURS));
        assertThatThrownBy(() -> reopened(cadre, answered(), NOW)).satisfies(because(Reason.COMPLAINT_NOT_YOURS));
    }

    @Test
    void theRelativeWhoFiledActsAsFamily() {
        var helper = Cases.person();
        var reporting = new Reporting(Optional.empty(), Optional.empty(), helper, Reporting.Source.FAMILY);
        var brought = Cases.filed(village, reporting, Cases.intake("x"), NOW).after();
        var change = reminded(Cases.actor(helper, village, Role.VILLAGER), brought, NOW);
        assertThat(change.step().orElseThrow().actorLabel()).isEqualTo("家人");
    }

    @Test
    void aSupplementSetsTheClockGoingAgain() {
        var asked = Cases.in(Status.NEED_INFO, filed.with(filed.handling().dispatchedTo(worker)), NOW);
        var after = supplemented(himself, asked, NOW.plus(Duration.ofHours(5))).after();
        assertThat(after.status()).isEqualTo(Status.IN_PROGRESS);
        assertThat(after.deadline().pausedAt()).isEmpty();
        assertThat(after.dueAt()).isEqualTo(filed.dueAt().plus(Duration.ofHours(5)));
    }

    @Test
    void aSupplementBeforeAnybodyHasItGoesBackToTheDispatcher() {
        var asked = Cases.in(Status.NEED_INFO, filed, NOW);
        assertThat(supplemented(himself, asked, NOW).after().status()).isEqualTo(Status.ACCEPTED);
    }

    @ParameterizedTest
    @EnumSource(Status.class)
    void supplementsAndTakesBackOnlyWhatIsOpen(Status status) {
        var complaint = Cases.in(status, filed, NOW);
        if (!status.open()) {
            assertThatThrownBy(() -> supplemented(himself, complaint, NOW)).isInstanceOf(Refusal.class);
            assertThatThrownBy(() -> withdrawn(himself, complaint)).isInstanceOf(Refusal.class);
            return;
        }
        if (status != Status.NEED_INFO) {
            var after = supplemented(himself, complaint, NOW).after();
            assertThat(after.status()).isEqualTo(status);
            assertThat(after.dueAt()).isEqualTo(complaint.dueAt());
        }
        var closed = withdrawn(himself, complaint);
        assertThat(closed.after().status()).isEqualTo(Status.CLOSED);
        assertThat(closed.after().ending().closing()).contains(Ending.Closing.WITHDRAWN);
        assertThat(closed.after().deadline().pausedAt()).isEmpty();
        assertThat(closed.event().facts()).containsEntry("closing", "withdrawn");
    }

    @Test
    void remindsOnceADayByTheVillagesClock() {
        var lastSecond = Instant.parse("2026-11-23T15:59:59Z");
        var midnight = Instant.parse("2026-11-23T16:00:00Z");
        var once =
                reminded(himself, filed, Instant.parse("2026-11-22T16:00:00Z")).after();
        assertThatThrownBy(() -> reminded(himself, once, lastSecond))
                .satisfies(because(Reason.COMPLAINT_REMINDED_TODAY));
        var twice = reminded(himself, once, midnight).after();
        assertThat(twice.urging().reminders()).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource(Status.class)
    void remindsOnlyOfWhatIsOpen(Status status) {
        var complaint = Cases.in(status, filed, NOW);
        if (status.open()) {
            assertThat(reminded(himself, complaint, NOW).after().status()).isEqualTo(status);
        } else {
            assertThatThrownBy(() -> reminded(himself, complaint, NOW)).isInstanceOf(Refusal.class);
        }
    }

    @ParameterizedTest
    @EnumSource(Status.class)
    void reopensWhatIsOver(Status status) {
        var complaint = Cases.in(status, filed.with(filed.handling().dispatchedTo(worker)), NOW);
        var over = Set.of(Status.ANSWERED, Status.VERIFIED, Status.RATED, Status.REJECTED, Status.CLOSED);
        if (over.contains(status)) {
            var after =
                    reopened(himself, complaint, NOW.plus(Duration.ofDays(30))).after();
            assertThat(after.status()).isEqualTo(Status.DISPATCHED);
            assertThat(after.handler()).contains(worker);
            assertThat(after.ending()).isEqualTo(Ending.NONE.reopened());
            assertThat(after.dueAt()).isEqualTo(NOW.plus(Duration.ofDays(31)));
        } else {
            assertThatThrownBy(() -> reopened(himself, complaint, NOW))
                    .satisfies(because(Reason.COMPLAINT_WRONG_STATE));
        }
    }

    @Test
    void aReopenedCaseIsOwedByTheVillagesOwnPromise() {
        var after = reopened(himself, answered(), new Due.Hours(48), NOW).after();
        assertThat(after.deadline().since()).isEqualTo(NOW);
        assertThat(after.dueAt()).isEqualTo(NOW.plus(Duration.ofHours(48)));
    }

    @Test
    void passesByAVillageWhoseStaffItIsAbout() {
        var inHand = Cases.in(Status.NEED_INFO, filed.with(filed.handling().dispatchedTo(worker)), NOW)
                .publishedIf(true);
        var later = NOW.plus(Duration.ofHours(2));
        var change = passed(himself, inHand, "是网格员", later);
        var after = change.after();
        assertThat(after.intake().aboutStaff()).isTrue();
        assertThat(after.status()).isEqualTo(Status.ACCEPTED);
        assertThat(after.handler()).isEmpty();
        assertThat(after.published()).isFalse();
        assertThat(after.deadline().level()).isEqualTo(Deadline.Level.TOWNSHIP);
        assertThat(after.dueAt()).isEqualTo(filed.dueAt().plus(Duration.ofHours(2)));
        assertThat(change.step().orElseThrow().internalText()).isEqualTo("是网格员");
        assertThatThrownBy(() -> passed(himself, after, "", later)).satisfies(because(Reason.COMPLAINT_WRONG_STATE));
        assertThatThrownBy(() -> passed(cadre, filed, "", NOW)).satisfies(because(Reason.COMPLAINT_NOT_YOURS));
    }

    @Test
    void reopensForThirtyDaysAndNotASecondLonger() {
        var late = NOW.plus(Duration.ofDays(30)).plusSeconds(1);
        assertThatThrownBy(() -> reopened(himself, answered(), late)).satisfies(because(Reason.COMPLAINT_REOPEN_LATE));
    }

    @Test
    void reopensWhatWasWithdrawn() {
        assertThat(reopened(himself, withdrawn(himself, filed).after(), NOW)
                        .after()
                        .status())
                .isEqualTo(Status.ACCEPTED);
    }

    @Test
    void aReopenedCaseWhoseHandlerHasLeftWaitsForAnother() {
        var gone = answered().with(filed.handling().claimedBy(Cases.person()).confirmed());
        var after = reopened(himself, gone, NOW).after();
        assertThat(after.status()).isEqualTo(Status.ACCEPTED);
        assertThat(after.handler()).isEmpty();
        assertThat(after.handling().claimant()).isEmpty();
        assertThat(after.handling().offered()).isFalse();
        assertThat(reopened(himself, gone, NOW).event().facts())
                .containsEntry("member", gone.handler().orElseThrow().toString());
    }

    @Test
    void aReopenedCaseAboutStaffStaysAboveTheVillage() {
        var about = Cases.filed(village, reporter, Cases.aboutStaff("x"), NOW).after();
        var answered = Cases.in(Status.ANSWERED, about.with(about.handling().dispatchedTo(worker)), NOW);
        var after = reopened(himself, answered, NOW).after();
        assertThat(after.handler()).isEmpty();
        assertThat(after.deadline().level()).isEqualTo(Deadline.Level.TOWNSHIP);
    }

    @Test
    void aSupplementSaysOrShowsSomething() {
        assertThatThrownBy(() -> new Supplement(" ", List.of())).satisfies(because(Reason.COMPLAINT_EMPTY));
        assertThat(new Supplement("字".repeat(500), List.of()).text()).hasSize(500);
        assertThatThrownBy(() -> new Supplement("字".repeat(501), List.of())).satisfies(because(Reason.REQUEST_INVALID));
    }

    private Complaint answered() {
        return Cases.in(Status.ANSWERED, filed.with(filed.handling().dispatchedTo(worker)), NOW);
    }

    private static Change reminded(Actor actor, Complaint complaint, Instant now) {
        return RemindComplaint.reminded(actor, complaint, Cases.moment(actor, now));
    }

    /** Whoever has it in hand can neither hear nor read what a hidden reporter says: who may hear him is told. */
    @Test
    void saysThatOnlyAHiddenVoiceWasAdded() {
        var hidden = Cases.with(
                Cases.intake("路灯不亮"), Intake.NameVisibleTo.DISPATCHER_ONLY, Intake.Visibility.PRIVATE, false);
        assertThat(unheard(hidden, true)).contains("true");
        assertThat(unheard(hidden, false)).isEmpty();
        assertThat(unheard(Cases.intake("路灯不亮"), true)).isEmpty();
    }

    /** Whoever has the other case in hand need not see the merged one, be its reporter hidden or not. */
    @Test
    void saysThatOnlyAVoiceWasAddedToAMergedCase() {
        var into =
                Cases.filed(village, Cases.person(), Cases.intake("灯坏了"), NOW).after();
        var merged = filed.with(Status.MERGED).with(filed.ending().merged(into.id()));
        assertThat(unheard(merged, into, true)).containsExactly("true", "none");
        assertThat(unheard(merged, into, false)).containsExactly("none", "none");
    }

    /** Of its own event, and of the one of the case it was merged into. */
    private List<String> unheard(Complaint merged, Complaint into, boolean spoken) {
        var supplement = new Supplement("", List.of(new Attachment.Id(UUID.randomUUID())));
        var merges = new Merges(merged, List.of(), List.of(into));
        return OwnMerged.supplemented(himself, merges, supplement, spoken, Cases.moment(himself, NOW)).stream()
                .map(change -> change.event().facts().getOrDefault("unheard", "none"))
                .toList();
    }

    private Optional<String> unheard(Intake intake, boolean spoken) {
        var complaint = Cases.filed(village, reporter, intake, NOW).after();
        var supplement = new Supplement("", List.of(new Attachment.Id(UUID.randomUUID())));
        return Optional.ofNullable(
                SupplementComplaint.supplemented(himself, complaint, supplement, spoken, Cases.moment(himself, NOW))
                        .event()
                        .facts()
                        .get("unheard"));
    }

    private static Change supplemented(Actor actor, Complaint complaint, Instant now) {
        return SupplementComplaint.supplemented(
                actor, complaint, new Supplement("是小店旁边那盏", List.of()), Cases.moment(actor, now));
    }

    private static Change passed(Actor actor, Complaint complaint, String reason, Instant now) {
        return PassByVillage.passed(actor, Merges.none(complaint), reason, Cases.TERMS, Cases.moment(actor, now))
                .get(0);
    }

    private static Change withdrawn(Actor actor, Complaint complaint) {
        return WithdrawComplaint.withdrawn(actor, complaint, "", Cases.moment(actor, NOW));
    }

    private Change reopened(Actor actor, Complaint complaint, Instant now) {
        return reopened(actor, complaint, Due.PROMISE, now);
    }

    private Change reopened(Actor actor, Complaint complaint, Due promise, Instant now) {
        var rejected = Moment.system(NOW, Cases.IDS)
                .change(complaint, Entry.of(Step.Type.REJECTED, "村干部"), "complaint.rejected")
                .step()
                .orElseThrow();
        var around = new ReopenComplaint.Around(
                complaint.status() == Status.REJECTED ? List.of(rejected) : List.of(),
                List.of(new Handlers.Handler(worker, Role.GRID_WORKER, Set.of(), "网格员")),
                new DueTimes.Terms(new Categories.Catalogue("test", List.of()), promise, new WorkingDays(Map.of())));
        return ReopenComplaint.reopened(actor, complaint, "又坏了", around, Cases.moment(actor, now));
    }
}
