package village.api.complaint.published;

import static org.assertj.core.api.Assertions.assertThat;
import static village.api.complaint.Cases.MONDAY_9;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import village.api.complaint.Cases;
import village.api.complaint.Change;
import village.api.complaint.Complaint;
import village.api.complaint.Complaints;
import village.api.complaint.Entry;
import village.api.complaint.Intake;
import village.api.complaint.Moment;
import village.api.complaint.Status;
import village.api.complaint.Step;
import village.api.complaint.published.PublicCases.Search;
import village.api.complaint.published.PublicCases.Shown;
import village.api.place.Village;

/** What {@link PublicCases} promises. */
public interface PublicCasesContract {
    Duration PATIENCE = Duration.ofSeconds(10);

    PublicCases cases();

    Complaints complaints();

    /** A village nobody else uses. */
    Village.Id village();

    private Complaint shown(Instant filedAt, Status status, String answer) {
        return shown(Cases.mayBePublic("路灯坏了"), filedAt, status, answer);
    }

    private Complaint shown(Intake intake, Instant filedAt, Status status, String answer) {
        var filed = Cases.filed(village(), Cases.person(), intake, filedAt);
        var changes = new ArrayList<Change>(List.of(filed));
        var moment = Moment.system(filedAt.plusSeconds(60), Cases.IDS);
        var after = Cases.in(status, filed.after().publishedIf(true), filedAt.plusSeconds(60));
        var entry = Entry.of(answer.isEmpty() ? Step.Type.PUBLISHED : Step.Type.ANSWERED, "村干部", answer);
        changes.add(moment.change(after, entry, "complaint.published"));
        complaints().add(Cases.once(UUID.randomUUID().toString()), changes).block(PATIENCE);
        return changes.get(1).after();
    }

    private List<Complaint.Id> found(Search search) {
        return cases().search(village(), search).block(PATIENCE).stream()
                .map(Shown::complaint)
                .map(Complaint::id)
                .toList();
    }

    private static Search all() {
        return new Search(Set.of(), Set.of(), false, Optional.empty(), Optional.empty(), Optional.empty(), 0, 100);
    }

    private static Search between(Instant from, Instant before) {
        return new Search(Set.of(), Set.of(), false, Optional.of(from), Optional.of(before), Optional.empty(), 0, 100);
    }

    private static Search open(boolean open) {
        return new Search(Set.of(), Set.of(), false, Optional.empty(), Optional.empty(), Optional.of(open), 0, 100);
    }

    @Test
    default void showsWhatEverybodyMaySeeAndNothingElse() {
        var first = shown(MONDAY_9, Status.ACCEPTED, "");
        var second = shown(MONDAY_9.plusSeconds(5), Status.ANSWERED, "已换灯泡");
        var hidden = Cases.filed(village(), Cases.person(), Cases.intake("不公开"), MONDAY_9);
        complaints().add(Cases.once("hidden"), List.of(hidden)).block(PATIENCE);
        var seen = cases().search(village(), all()).block(PATIENCE);
        assertThat(seen).extracting(Shown::complaint).containsExactly(second, first);
        assertThat(seen).extracting(Shown::answer).containsExactly("已换灯泡", "");
        assertThat(seen.get(1).changedAt()).isEqualTo(MONDAY_9.plusSeconds(60));
        assertThat(cases().search(new Village.Id(UUID.randomUUID()), all()).block(PATIENCE))
                .isEmpty();
    }

    @Test
    default void anAnswerThatDidNotHoldIsShownNoLonger() {
        shown(MONDAY_9, Status.ACCEPTED, "已换灯泡");
        assertThat(cases().search(village(), all()).block(PATIENCE))
                .extracting(Shown::answer)
                .containsExactly("");
    }

    @Test
    default void findsByIdCategoryTimeAndState() {
        var early = shown(MONDAY_9, Status.ACCEPTED, "").id();
        var middle = shown(MONDAY_9.plusSeconds(10), Status.CLOSED, "").id();
        var late = shown(MONDAY_9.plusSeconds(20), Status.VERIFIED, "").id();
        assertThat(found(between(MONDAY_9, MONDAY_9.plusSeconds(20)))).containsExactly(middle, early);
        assertThat(found(open(true))).containsExactly(late, early);
        assertThat(found(open(false))).containsExactly(middle);
        var none = Optional.<Instant>empty();
        var one = new Search(
                Set.of(
                        early,
                        Cases.filed(village(), Cases.person(), Cases.intake("x"), MONDAY_9)
                                .after()
                                .id()),
                Set.of(),
                false,
                none,
                none,
                Optional.empty(),
                0,
                100);
        assertThat(found(one)).containsExactly(early);
        assertThat(found(new Search(Set.of(), Set.of("0000"), false, none, none, Optional.empty(), 0, 100)))
                .isEmpty();
        assertThat(found(new Search(Set.of(), Set.of(), false, none, none, Optional.empty(), 1, 1)))
                .containsExactly(middle);
    }

    @Test
    default void findsWhatStandsUnderNoCategory() {
        var none = shown(MONDAY_9, Status.ACCEPTED, "").id();
        var lamp = shown(Cases.mayBePublic("路灯坏了").of("0202", MONDAY_9), MONDAY_9.plusSeconds(1), Status.ACCEPTED, "")
                .id();
        var road = shown(Cases.mayBePublic("路坏了").of("0201", MONDAY_9), MONDAY_9.plusSeconds(2), Status.ACCEPTED, "")
                .id();
        assertThat(found(under(Set.of(), true))).containsExactly(none);
        assertThat(found(under(Set.of("0202"), true))).containsExactly(lamp, none);
        assertThat(found(under(Set.of("0202"), false))).containsExactly(lamp);
        assertThat(found(under(Set.of(), false))).containsExactly(road, lamp, none);
    }

    private static Search under(Set<String> categories, boolean uncategorised) {
        return new Search(
                Set.of(), categories, uncategorised, Optional.empty(), Optional.empty(), Optional.empty(), 0, 100);
    }
}
