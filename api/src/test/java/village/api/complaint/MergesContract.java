package village.api.complaint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static village.api.complaint.Cases.MONDAY_9;
import static village.api.complaint.ComplaintsContract.because;
import static village.api.complaint.ComplaintsContract.get;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import village.api.Reason;
import village.api.Refusal;
import village.api.event.Event;
import village.api.identity.Person;
import village.api.place.Village;

/** What every store must do with cases that were merged. */
public interface MergesContract {
    Complaints complaints();

    /** A village that exists, with nothing in it. */
    Village.Id village();

    /** Events told of a complaint, in order. */
    List<Event> eventsOf(Complaint.Id id);

    @Test
    default void knowsWhatWasMergedIntoACaseAndWhatItWasMergedInto() {
        var first = filed("一");
        var second = filed("二");
        var third = filed("三");
        var fourth = filed("四");
        filed("别的");
        merge(first, second);
        merge(second, third);
        merge(fourth, third);
        assertThat(seenFrom(third)).isEqualTo(List.of(List.of(first, second, fourth), List.of()));
        assertThat(seenFrom(second)).isEqualTo(List.of(List.of(first), List.of(third)));
        assertThat(seenFrom(first)).isEqualTo(List.of(List.of(), List.of(second, third)));
        assertThat(get(complaints().goesOn(now(first))).id()).isEqualTo(third);
        assertThat(get(complaints().goesOn(now(third))).id()).isEqualTo(third);
    }

    /** In a question for each step of the merges, however many cases there are. */
    @Test
    default void knowsWhereManyGoOnAtOnce() {
        var all = Stream.of("一", "二", "三", "四", "五").map(this::filed).toList();
        merge(all.get(0), all.get(1));
        merge(all.get(1), all.get(2));
        merge(all.get(3), all.get(2));
        var asked = new ArrayList<Integer>();
        var cases = all.stream().map(this::now).toList();
        var goOn = get(countedBy(asked).goOn(cases));
        assertThat(goOn).hasSize(5);
        for (var one : cases) {
            assertThat(goOn.get(one.id())).isEqualTo(get(complaints().goesOn(one)));
        }
        assertThat(asked).containsExactly(2, 1);
        assertThat(get(complaints().goOn(List.of()))).isEmpty();
    }

    /** The store, noting for how many cases it is asked each time; it is asked for none by itself. */
    private Complaints countedBy(List<Integer> asked) {
        return (Complaints) Proxy.newProxyInstance(
                Complaints.class.getClassLoader(), new Class<?>[] {Complaints.class}, (proxy, method, given) -> {
                    if (method.getName().equals("goOn")) {
                        return InvocationHandler.invokeDefault(proxy, method, given);
                    }
                    assertThat(method.getName()).isEqualTo("all");
                    asked.add(((Collection<?>) given[0]).size());
                    return method.invoke(complaints(), given);
                });
    }

    @Test
    default void changesAllOfThemTogether() {
        var first = filed("一");
        var second = filed("二");
        var third = filed("三");
        merge(first, second);
        merge(second, third);
        var after = get(complaints()
                .changeMerged(
                        village(),
                        third,
                        Optional.empty(),
                        all -> all.handedUp("本人", "是会计", MONDAY_9, Moment.system(MONDAY_9, Cases.IDS))));
        assertThat(after.complaint()).isEqualTo(now(third));
        assertThat(after.from()).containsExactly(now(first), now(second));
        for (var id : List.of(first, second, third)) {
            assertThat(now(id).intake().aboutStaff()).isTrue();
            assertThat(get(complaints().steps(village(), id)))
                    .extracting(Step::type)
                    .endsWith(Step.Type.HANDED_UP);
            assertThat(eventsOf(id)).extracting(Event::type).endsWith("complaint.handed-up");
        }
        assertThat(List.of(now(first), now(second)))
                .extracting(Complaint::status)
                .containsOnly(Status.MERGED);
        assertThat(now(third).status()).isEqualTo(Status.SUBMITTED);
    }

    /** Nobody ends what others reported as well; what they took back is theirs no more. */
    @Test
    default void tellsWhetherOthersReportsArePartOfACase() {
        var first = filed("一");
        var second = filed("二");
        var third = filed("三");
        assertThat(shared(third)).isFalse();
        merge(first, second);
        merge(second, third);
        assertThat(List.of(shared(first), shared(second), shared(third))).containsExactly(false, true, true);
        takenBack(second);
        assertThat(List.of(shared(second), shared(third))).containsExactly(true, true);
        takenBack(first);
        assertThat(List.of(shared(second), shared(third))).containsExactly(false, false);
        assertThat(get(complaints().shared(new Village.Id(UUID.randomUUID()), third, Cases.person())))
                .isFalse();
    }

    private boolean shared(Complaint.Id id) {
        return get(complaints().shared(village(), id, Cases.person()));
    }

    /** What somebody reported twice is not others'; what is a relative's, or only concerns him, is. */
    @Test
    default void whatItsReporterReportedASecondTimeIsNotOthers() {
        var mother = Cases.person();
        var daughter = Cases.person();
        var into = filed(new Reporting(Optional.of(mother), Optional.empty(), daughter, Reporting.Source.FAMILY));
        merge(filed(new Reporting(Optional.of(mother), Optional.empty(), daughter, Reporting.Source.FAMILY)), into);
        assertThat(shared(into, mother)).isFalse();
        assertThat(shared(into, daughter)).as("she speaks for her in both").isFalse();
        var direct = filed(new Reporting(Optional.of(mother), Optional.empty(), mother, Reporting.Source.WECHAT));
        merge(direct, into);
        assertThat(shared(into, mother)).isFalse();
        assertThat(shared(into, daughter)).as("her mother reported it herself").isTrue();
        takenBack(direct);
        assertThat(shared(into, daughter)).isFalse();
        merge(filed(new Reporting(Optional.of(daughter), Optional.empty(), daughter, Reporting.Source.WECHAT)), into);
        assertThat(List.of(shared(into, mother), shared(into, daughter))).containsExactly(true, true);
    }

    @Test
    default void callsOfPeopleWhoAreNotHereAreOthers() {
        var clerk = Cases.person();
        var into = filed(new Reporting(Optional.empty(), Optional.empty(), clerk, Reporting.Source.PLATFORM));
        merge(filed(new Reporting(Optional.empty(), Optional.empty(), clerk, Reporting.Source.PLATFORM)), into);
        assertThat(shared(into, clerk)).isTrue();
    }

    @Test
    default void readsWhatWasMergedIntoACase() {
        var first = filed("一");
        var second = filed("二");
        var third = filed("三");
        merge(first, second);
        merge(second, third);
        assertThat(get(complaints().parts(village(), third))).containsExactly(now(first), now(second));
        assertThat(get(complaints().parts(village(), first))).isEmpty();
        assertThat(get(complaints().parts(new Village.Id(UUID.randomUUID()), third)))
                .isEmpty();
    }

    private boolean shared(Complaint.Id id, Person.Id by) {
        return get(complaints().shared(village(), id, by));
    }

    private void takenBack(Complaint.Id id) {
        get(complaints()
                .change(
                        village(),
                        id,
                        Optional.empty(),
                        found -> changed(found.with(found.ending().closed(Ending.Closing.WITHDRAWN, MONDAY_9)))));
    }

    @Test
    default void leavesWhereACaseThatIsOutOfAMergeWas() {
        var from = filed("一");
        var into = filed("二");
        merge(from, into);
        var after = get(complaints()
                .changeMerged(
                        village(),
                        from,
                        Optional.empty(),
                        all -> List.of(changed(all.complaint().parted(MONDAY_9, MONDAY_9)))));
        assertThat(after.parted()).isTrue();
        assertThat(after.into()).containsExactly(now(into));
        assertThat(now(from).ending().mergedInto()).isEmpty();
        assertThat(seenFrom(into)).isEqualTo(List.of(List.of(), List.of()));
    }

    @Test
    default void changesMergedCasesOnceForOneKey() {
        var id = filed("一");
        var key = Optional.of(Cases.once(UUID.randomUUID().toString()));
        get(complaints().changeMerged(village(), id, key, all -> List.of(changed(all.complaint()))));
        var again = get(complaints().changeMerged(village(), id, key, all -> List.of(changed(all.complaint()))));
        assertThat(again.complaint()).isEqualTo(now(id));
        assertThat(now(id).version()).isEqualTo(2);
    }

    @Test
    default void writesNothingOfMergedCasesWhenTheRuleRefuses() {
        var from = filed("一");
        var into = filed("二");
        merge(from, into);
        var before = List.of(now(from), now(into));
        assertThatThrownBy(() -> get(complaints().changeMerged(village(), into, Optional.empty(), all -> {
                    throw Refusal.of(Reason.ROLE_REQUIRED);
                })))
                .satisfies(because(Reason.ROLE_REQUIRED));
        assertThat(List.of(now(from), now(into))).isEqualTo(before);
    }

    @Test
    default void knowsNoMergedCasesOfAnotherVillage() {
        var id = filed("一");
        assertThat(complaints()
                        .changeMerged(new Village.Id(UUID.randomUUID()), id, Optional.empty(), all -> List.of())
                        .blockOptional())
                .isEmpty();
    }

    /** What was merged into it, and what it was merged into. */
    private List<List<Complaint.Id>> seenFrom(Complaint.Id id) {
        var seen = get(complaints().changeMerged(village(), id, Optional.empty(), all -> List.of()));
        assertThat(seen.complaint().id()).isEqualTo(id);
        return Stream.of(seen.from(), seen.into())
                .map(all -> all.stream().map(Complaint::id).toList())
                .toList();
    }

    private void merge(Complaint.Id from, Complaint.Id into) {
        get(complaints()
                .changeBoth(
                        village(),
                        from,
                        into,
                        Optional.empty(),
                        (source, target) -> List.of(changed(
                                source.with(Status.MERGED).with(source.ending().merged(target.id()))))));
    }

    private static Change changed(Complaint after) {
        return Moment.system(MONDAY_9, Cases.IDS).quietly(after, "complaint.progressed", Map.of());
    }

    private Complaint now(Complaint.Id id) {
        return get(complaints().byId(village(), id));
    }

    private Complaint.Id filed(Reporting reporting) {
        var change = Cases.filed(village(), reporting, Cases.intake("路灯"), MONDAY_9);
        return get(complaints().add(Cases.once(UUID.randomUUID().toString()), List.of(change)));
    }

    private Complaint.Id filed(String text) {
        var change = Cases.filed(village(), Cases.person(), Cases.intake(text), MONDAY_9);
        return get(complaints().add(Cases.once(UUID.randomUUID().toString()), List.of(change)));
    }
}
