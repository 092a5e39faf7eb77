package village.api.complaint.handling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import village.api.Reason;
import village.api.Refusal;
import village.api.complaint.Cases;
import village.api.complaint.Change;
import village.api.complaint.Complaint;
import village.api.complaint.Deadline;
import village.api.complaint.Handling;
import village.api.complaint.Office;
import village.api.complaint.Office.Who;
import village.api.complaint.Status;
import village.api.complaint.Step;
import village.api.complaint.catalogue.Categories;
import village.api.complaint.catalogue.Category;
import village.api.complaint.catalogue.Due;
import village.api.complaint.catalogue.DueTimes;
import village.api.complaint.catalogue.History;
import village.api.complaint.catalogue.WorkingDays;

class CategoriseComplaintTest {
    private static final Instant NOW = Office.FILED.plus(Duration.ofHours(1));
    private static final DueTimes.Terms TERMS = new DueTimes.Terms(
            new Categories.Catalogue(
                    "test",
                    List.of(
                            category("03", Optional.empty(), Due.PROMISE),
                            category("0301", Optional.of("03"), new Due.Hours(2)),
                            category("0302", Optional.of("03"), new Due.Hours(72)))),
            Due.PROMISE,
            new WorkingDays(Map.of()));

    private final Office office = new Office();

    private static Category category(String code, Optional<String> parent, Due due) {
        return new Category(code, parent, "类" + code, Optional.empty(), due, "");
    }

    @Test
    void movesTheDueTimeByWhatTheCategoryAllowsMore() {
        var complaint = office.in(Status.DISPATCHED);
        var change = categorised(Who.CADRE, complaint, "0302");
        assertThat(change.after().intake().category()).contains("0302");
        assertThat(change.after().dueAt()).isEqualTo(complaint.dueAt().plus(Duration.ofHours(48)));
        assertThat(change.after().status()).isEqualTo(Status.DISPATCHED);
        assertThat(change.event().facts()).containsEntry("category", "0302");
        assertThat(change.step().map(Step::publicText)).contains("归为“类0302”。");
        var again = categorised(Who.CADRE, change.after(), "0301").after();
        assertThat(again.dueAt()).isEqualTo(complaint.dueAt().minus(Duration.ofHours(22)));
    }

    /** The same code may have meant something else when it was filed. */
    @Test
    void meansWhatTheCatalogueOfThatDaySays() {
        var older = new Category("0301", Optional.of("03"), "旧类", Optional.empty(), Due.PROMISE, "");
        var tomorrow = NOW.plus(Duration.ofDays(1));
        var history = new History(List.of(
                new History.Version(tomorrow.atZone(Due.ZONE).toLocalDate(), TERMS.catalogue()),
                new History.Version(LocalDate.EPOCH, new Categories.Catalogue("old", List.of(older)))));
        var filed = office.in(Status.ACCEPTED);
        var after = CategoriseComplaint.categorised(
                        office.actor(Who.CADRE), filed, "0301", TERMS, office.moment(Who.CADRE, tomorrow))
                .after();
        assertThat(after.filedAt()).isEqualTo(Office.FILED);
        assertThat(history.meaning("0301", after.categorisedAt()).map(Category::name))
                .contains("类0301");
        assertThat(history.meaning("0301", filed.categorisedAt()).map(Category::name))
                .contains("旧类");
    }

    /** Neither by one step nor by going there and back. */
    @Test
    void whoHasItInHandWinsNoTime() {
        var complaint = office.in(Status.DISPATCHED);
        var longer = categorised(Who.HANDLER, complaint, "0302");
        assertThat(longer.after().intake().category()).contains("0302");
        assertThat(longer.after().dueAt()).isEqualTo(complaint.dueAt());
        assertThat(longer.step().map(Step::publicText)).contains("归为“类0302”，最迟答复的时间不变。");
        var shorter = categorised(Who.HANDLER, complaint, "0301").after();
        assertThat(shorter.dueAt()).isEqualTo(complaint.dueAt().minus(Duration.ofHours(22)));
        assertThat(categorised(Who.HANDLER, shorter, "0302").after().dueAt()).isEqualTo(shorter.dueAt());
    }

    /** The dispatcher who keeps a case himself has it in hand like any other. */
    @Test
    void whoDispatchesWinsNoTimeForHimselfEither() {
        var complaint = office.in(Status.DISPATCHED);
        var own = complaint.with(Handling.NOBODY.dispatchedTo(office.person(Who.CADRE)));
        assertThat(categorised(Who.CADRE, own, "0302").after().dueAt()).isEqualTo(own.dueAt());
    }

    /** Working days are counted from when the present time began: the first time fell into another week. */
    @Test
    void countsTheCategorysDaysFromWhenItsTimeBegan() {
        var terms = new DueTimes.Terms(
                new Categories.Catalogue(
                        "test",
                        List.of(
                                category("0301", Optional.empty(), new Due.Days(1)),
                                category("0302", Optional.empty(), new Due.Days(2)))),
                Due.PROMISE,
                new WorkingDays(Map.of()));
        var thursday = Office.FILED.plus(Duration.ofDays(3));
        var first = office.in(Status.ANSWERED, Cases.intake("路灯不亮").of("0301", Office.FILED));
        var back = first.back(thursday, terms.from(Optional.of("0301"), thursday));
        var after = CategoriseComplaint.categorised(
                        office.actor(Who.CADRE), back, "0302", terms, office.moment(Who.CADRE, thursday))
                .after();
        assertThat(after.dueAt()).isEqualTo(terms.from(Optional.of("0302"), thursday));
    }

    @Test
    void keepsTimeThatWasWonOtherwise() {
        var late = office.in(Status.IN_PROGRESS);
        var extended = late.with(late.deadline().moved(late.dueAt().plus(Duration.ofDays(3))));
        assertThat(categorised(Who.CADRE, extended, "0302").after().dueAt())
                .isEqualTo(extended.dueAt().plus(Duration.ofHours(48)));
    }

    @Test
    void whatIsInTimeAgainIsLookedAfterInTheVillageAgain() {
        var late = office.in(Status.IN_PROGRESS);
        var up = late.with(late.deadline().escalated(Deadline.Level.TOWNSHIP));
        var now = Office.DUE.plus(Duration.ofHours(1));
        assertThat(categorisedAt(now, up, "0302").deadline().level()).isEqualTo(Deadline.Level.VILLAGE);
        assertThat(categorisedAt(now, up, "0301").deadline().level()).isEqualTo(Deadline.Level.TOWNSHIP);
    }

    private Complaint categorisedAt(Instant now, Complaint complaint, String code) {
        return CategoriseComplaint.categorised(
                        office.actor(Who.CADRE), complaint, code, TERMS, office.moment(Who.CADRE, now))
                .after();
    }

    @Test
    void refusesWhatTheCatalogueDoesNotHaveAndWhatMerelyGathers() {
        var complaint = office.in(Status.ACCEPTED);
        assertThatThrownBy(() -> categorised(Who.CADRE, complaint, "9999"))
                .satisfies(because(Reason.CATEGORY_NOT_FOUND));
        assertThatThrownBy(() -> categorised(Who.CADRE, complaint, "03")).satisfies(because(Reason.CATEGORY_NOT_FOUND));
    }

    @Test
    void refusesTheSameAgainAndWhatIsOver() {
        var done = categorised(Who.CADRE, office.in(Status.ACCEPTED), "0301").after();
        assertThatThrownBy(() -> categorised(Who.CADRE, done, "0301")).satisfies(because(Reason.COMPLAINT_WRONG_STATE));
        var answered = office.in(Status.ANSWERED);
        assertThatThrownBy(() -> categorised(Who.CADRE, answered, "0301"))
                .satisfies(because(Reason.COMPLAINT_WRONG_STATE));
    }

    private Change categorised(Who who, Complaint complaint, String code) {
        return CategoriseComplaint.categorised(office.actor(who), complaint, code, TERMS, office.moment(who, NOW));
    }

    private static Consumer<Throwable> because(Reason reason) {
        return thrown -> assertThat(((Refusal) thrown).reason()).isEqualTo(reason);
    }
}
