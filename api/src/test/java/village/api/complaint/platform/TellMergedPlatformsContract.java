package village.api.complaint.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static village.api.complaint.Cases.IDS;
import static village.api.complaint.Cases.MONDAY_9;
import static village.api.complaint.ComplaintsContract.get;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import village.api.Transactions;
import village.api.client.Client;
import village.api.complaint.Cases;
import village.api.complaint.Complaint;
import village.api.complaint.Complaints;
import village.api.complaint.Ending;
import village.api.complaint.Followers;
import village.api.complaint.Intake;
import village.api.complaint.Moment;
import village.api.complaint.Office;
import village.api.complaint.Race;
import village.api.complaint.Status;
import village.api.complaint.handling.above.MergeComplaints;
import village.api.event.Event;
import village.api.event.SequencedEvent;
import village.api.identity.Person;
import village.api.identity.Role;
import village.api.place.Village;

/** Whoever handed over a case that was merged hears how the other goes on, from wherever it is read. */
public interface TellMergedPlatformsContract {
    int ROUNDS = 12;
    String TOLD = "complaint.merged-progressed";

    Complaints complaints();

    Followers followers();

    HandedOver handedOver();

    MergedHandovers mergedHandovers();

    Transactions transactions();

    Village.Id village();

    /** A person who exists. */
    Person.Id somebody();

    /** A platform that exists. */
    Client.Id platform();

    /** What was told of a case, in order, with its facts. */
    List<Event> eventsOf(Complaint.Id id);

    @Test
    default void itHearsWhereItsCaseGoesOnAndHowFarThatIs() {
        var into = filed();
        var own = handedOver("ZJ-1");
        get(merge(own, into));
        assertThat(last(own).type()).isEqualTo("complaint.merged");
        assertThat(last(own).facts()).containsEntry("into", into.toString()).containsEntry("intoStatus", "submitted");
        get(answered(into));
        tell(into);
        assertThat(last(own).type()).isEqualTo(TOLD);
        assertThat(last(own).facts())
                .containsEntry("into", into.toString())
                .containsEntry("intoStatus", "answered")
                .containsEntry("status", "merged")
                .doesNotContainKey("actor");
        assertThat(eventsOf(own)).extracting(event -> event.subject().version()).containsExactly(1L, 2L, 3L);
        assertThat(now(own).version()).isEqualTo(3);
    }

    @Test
    default void itHearsThroughSeveralMergesWhereTheEndIs() {
        var last = filed();
        var middle = filed();
        var own = handedOver("ZJ-1");
        get(merge(own, middle));
        get(merge(middle, last));
        tell(middle);
        assertThat(last(own).facts()).containsEntry("into", last.toString()).containsEntry("intoStatus", "submitted");
        get(answered(last));
        tell(last);
        assertThat(last(own).facts()).containsEntry("into", last.toString()).containsEntry("intoStatus", "answered");
        assertThat(eventsOf(middle)).extracting(Event::type).doesNotContain(TOLD);
    }

    @Test
    default void nobodyElseIsTold() {
        var into = filed();
        var villagers = filed();
        var withdrawn = handedOver("ZJ-2");
        get(merge(villagers, into));
        get(merge(withdrawn, into));
        get(changed(withdrawn, one -> one.with(one.ending().closed(Ending.Closing.WITHDRAWN, MONDAY_9))));
        get(answered(into));
        tell(into);
        for (var id : List.of(into, villagers, withdrawn)) {
            assertThat(eventsOf(id)).extracting(Event::type).doesNotContain(TOLD);
        }
    }

    @Test
    default void itHearsNothingOfWhatTurnsOutToBeAboutStaff() {
        var into = filed();
        var own = handedOver("ZJ-1");
        get(merge(own, into));
        get(answered(into));
        get(complaints()
                .change(
                        village(),
                        into,
                        Optional.empty(),
                        one -> one.handedUp("村干部", "", MONDAY_9, Moment.system(MONDAY_9, IDS))));
        tell(into);
        assertThat(eventsOf(own)).extracting(Event::type).doesNotContain(TOLD);
    }

    @Test
    default void whatIsOutOfItAgainHearsOfItselfOnly() {
        var into = filed();
        var own = handedOver("ZJ-1");
        get(merge(own, into));
        get(changed(own, one -> one.parted(MONDAY_9, MONDAY_9)));
        get(answered(into));
        tell(into);
        assertThat(eventsOf(own)).extracting(Event::type).doesNotContain(TOLD);
    }

    /** What has no bearing on how far it is, is not told. */
    @Test
    default void whatLeavesTheStatusAloneIsNotTold() {
        var into = filed();
        var own = handedOver("ZJ-1");
        get(merge(own, into));
        tell(into);
        assertThat(eventsOf(own)).extracting(Event::type).doesNotContain(TOLD);
    }

    /** Merged before, after or while the other is answered: the last that is told is how it stands, nothing older after. */
    @RepeatedTest(ROUNDS)
    default void whatIsMergedWhileTheOtherIsAnsweredIsToldOfTheAnswer() {
        var into = filed();
        var owns = List.of(handedOver("ZJ-1"), handedOver("ZJ-2"), handedOver("ZJ-3"));
        var telling = telling(into);
        var outcomes = Race.of(
                merge(owns.get(0), into), answered(into), merge(owns.get(1), into), telling, merge(owns.get(2), into));
        assertThat(outcomes).containsOnly(Race.WON);
        get(telling);
        for (var own : owns) {
            assertThat(statuses(own)).as("told of %s", own).isSortedAccordingTo(Status::compareTo);
            assertThat(statuses(own)).last().isEqualTo(Status.ANSWERED);
        }
    }

    private List<Status> statuses(Complaint.Id own) {
        return eventsOf(own).stream()
                .map(event -> event.facts().get("intoStatus"))
                .filter(word -> word != null)
                .map(word -> word.equals("answered") ? Status.ANSWERED : Status.SUBMITTED)
                .toList();
    }

    private TellMergedPlatforms tellMergedPlatforms() {
        return new TellMergedPlatforms(mergedHandovers(), complaints(), IDS);
    }

    private void tell(Complaint.Id id) {
        get(telling(id));
    }

    /** Tells what has happened to a case up to now and was not told before, as the log's follower does. */
    private Mono<Boolean> telling(Complaint.Id id) {
        var told = new AtomicInteger();
        var consumer = tellMergedPlatforms();
        return Mono.defer(() -> Flux.fromIterable(new ArrayList<>(eventsOf(id)))
                .skip(told.get())
                .concatMap(event -> transactions()
                        .together(consumer.consume(new SequencedEvent(told.incrementAndGet(), event)))
                        .thenReturn(true))
                .then(Mono.just(true)));
    }

    private Mono<Complaint> merge(Complaint.Id id, Complaint.Id into) {
        var cadre = Cases.actor(somebody(), village(), Role.CADRE);
        return new MergeComplaints(complaints(), followers(), transactions(), IDS, Office.clock(MONDAY_9))
                .merge(cadre, id, into, Optional.empty());
    }

    private Mono<Complaint> answered(Complaint.Id id) {
        var cadre = Cases.actor(somebody(), village(), Role.CADRE);
        return complaints().change(village(), id, Optional.empty(), one -> Cases.answered(one, cadre, "修好了"));
    }

    private Mono<Complaint> changed(Complaint.Id id, UnaryOperator<Complaint> rule) {
        return complaints()
                .change(
                        village(),
                        id,
                        Optional.empty(),
                        one -> Moment.system(MONDAY_9, IDS).quietly(rule.apply(one), "complaint.progressed", Map.of()));
    }

    private Complaint.Id handedOver(String number) {
        var id = filed();
        transactions()
                .together(handedOver().add(village(), new Person.Id(platform().value()), number, id))
                .block();
        return id;
    }

    private Complaint.Id filed() {
        var filed = Cases.filed(village(), somebody(), intake(), MONDAY_9);
        return get(complaints().add(Cases.once(UUID.randomUUID().toString()), List.of(filed)));
    }

    private static Intake intake() {
        return Cases.intake("路灯不亮");
    }

    private Event last(Complaint.Id id) {
        var all = eventsOf(id);
        return all.get(all.size() - 1);
    }

    private Complaint now(Complaint.Id id) {
        return get(complaints().byId(village(), id));
    }
}
