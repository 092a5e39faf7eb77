package village.api.complaint;

import static org.assertj.core.api.Assertions.assertThat;
import static village.api.complaint.Cases.IDS;
import static village.api.complaint.Cases.MONDAY_9;
import static village.api.complaint.ComplaintsContract.get;
import static village.api.complaint.Race.WON;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import reactor.core.publisher.Mono;
import village.api.Transactions;
import village.api.complaint.handling.above.MergeComplaints;
import village.api.complaint.reporter.PassByVillage;
import village.api.complaint.reporter.Supports;
import village.api.complaint.reporter.TakeBackSupport;
import village.api.complaint.reporter.WithdrawComplaint;
import village.api.identity.Actor;
import village.api.identity.Person;
import village.api.identity.Role;
import village.api.place.Village;

/** What must hold when cases are merged while somebody acts on one of them. */
public interface MergeRacesContract {
    int ROUNDS = 12;

    Complaints complaints();

    Followers followers();

    Supports supports();

    Transactions transactions();

    /** A village that exists, with nothing in it. */
    Village.Id village();

    /** A person who exists. */
    Person.Id somebody();

    /** Either it is among what goes up, or it comes too late: no case stays in the village as part of one about its staff. */
    @RepeatedTest(ROUNDS)
    default void whatIsMergedWhileTheOtherGoesUpGoesAlongOrStaysByItself() {
        var reporter = villager();
        var into = filed(reporter);
        var all = Stream.generate(() -> filed(villager())).limit(3).toList();
        var outcomes = Race.of(
                merge(all.get(0), into), merge(all.get(1), into), passBy(reporter, into), merge(all.get(2), into));
        assertThat(outcomes.get(2)).isEqualTo(WON);
        assertThat(now(into).intake().aboutStaff()).isTrue();
        assertThat(outcomes).containsAnyOf(WON).allMatch(one -> one.equals(WON) || one.equals("complaint.not-found"));
        all.forEach(id ->
                assertThat(now(id).intake().aboutStaff()).as("merged").isEqualTo(now(id).status() == Status.MERGED));
        assertThat(all.stream().filter(id -> now(id).status() == Status.MERGED).count())
                .isEqualTo(outcomes.stream().filter(WON::equals).count() - 1);
    }

    /** The same through two merges: the one in the middle is merged away while the last goes up. */
    @RepeatedTest(ROUNDS)
    default void whatWasMergedIntoWhatIsMergedGoesAlongToo() {
        var reporter = villager();
        var first = filed(villager());
        var middle = filed(villager());
        var last = filed(reporter);
        get(merge(first, middle));
        Race.of(merge(middle, last), passBy(reporter, last));
        var along = now(middle).status() == Status.MERGED;
        assertThat(now(middle).intake().aboutStaff()).isEqualTo(along);
        assertThat(now(first).intake().aboutStaff()).isEqualTo(along);
    }

    @RepeatedTest(ROUNDS)
    default void whoTakesHisOwnOutFollowsNothingWhereverItsOtherWasMergedMeanwhile() {
        var reporter = villager();
        var own = filed(reporter);
        var middle = filed(villager());
        var last = filed(villager());
        get(merge(own, middle));
        var outcomes = Race.of(passBy(reporter, own), merge(middle, last));
        assertThat(outcomes).containsExactly(WON, WON);
        assertThat(now(own).status()).isEqualTo(Status.ACCEPTED);
        assertThat(people(middle)).doesNotContain(reporter.requirePerson());
        assertThat(people(last)).doesNotContain(reporter.requirePerson());
    }

    /** He joins the other case in the moment in which his own becomes part of it. */
    @RepeatedTest(ROUNDS)
    default void whoSupportsWhatHisOwnIsMergedIntoCountsNotAsASupporter() {
        var reporter = villager();
        var neighbour = villager();
        var own = filed(reporter);
        var into = filed(villager());
        Race.of(support(reporter, into), merge(own, into), support(neighbour, into));
        assertThat(get(followers().of(village(), into)))
                .containsExactlyInAnyOrder(
                        Followers.Follower.merged(reporter.requirePerson(), own),
                        Followers.Follower.supporting(neighbour.requirePerson()));
        assertThat(now(into).supports()).isEqualTo(1);
    }

    @RepeatedTest(ROUNDS)
    default void whoTakesHisSupportBackWhileItIsMergedFollowsNeither() {
        var neighbour = villager();
        var from = filed(villager());
        var into = filed(villager());
        get(support(neighbour, from));
        Race.of(merge(from, into), takeBack(neighbour, from));
        assertThat(people(from)).doesNotContain(neighbour.requirePerson());
        assertThat(people(into)).doesNotContain(neighbour.requirePerson());
        assertThat(now(from).supports()).isZero();
    }

    @RepeatedTest(ROUNDS)
    default void whoTakesHisOwnBackEndsNobodyElses() {
        var reporter = villager();
        var into = filed(reporter);
        var from = filed(villager());
        var outcomes = Race.of(withdraw(reporter, into), merge(from, into));
        assertThat(outcomes).containsOnlyOnce(WON);
        assertThat(now(into).status() == Status.CLOSED).isEqualTo(now(from).status() != Status.MERGED);
    }

    /** His own stays part of it; where it goes on next he hears of as little. */
    @RepeatedTest(ROUNDS)
    default void whoTakesHisOwnBackWhileTheOtherIsMergedHearsOfNeither() {
        var reporter = villager();
        var own = filed(reporter);
        var into = filed(villager());
        var further = filed(villager());
        get(merge(own, into));
        Race.of(withdraw(reporter, own), merge(into, further));
        assertThat(now(own).status()).isEqualTo(Status.MERGED);
        assertThat(now(own).ending().withdrawn()).isTrue();
        assertThat(people(into)).doesNotContain(reporter.requirePerson());
        assertThat(people(further)).doesNotContain(reporter.requirePerson());
    }

    private Mono<Complaint> withdraw(Actor reporter, Complaint.Id id) {
        var work = new MergedWork(complaints(), followers(), transactions(), IDS, Office.clock(MONDAY_9));
        return new WithdrawComplaint(work).withdraw(reporter, id, "", Optional.empty());
    }

    private Mono<Complaint> merge(Complaint.Id id, Complaint.Id into) {
        var cadre = Cases.actor(somebody(), village(), Role.CADRE);
        return new MergeComplaints(complaints(), followers(), transactions(), IDS, Office.clock(MONDAY_9))
                .merge(cadre, id, into, Optional.empty());
    }

    private Mono<Complaint> passBy(Actor reporter, Complaint.Id id) {
        var work = new MergedWork(complaints(), followers(), transactions(), IDS, Office.clock(MONDAY_9));
        return new PassByVillage(work, Cases.DUE_TIMES).pass(reporter, id, "", Optional.empty());
    }

    private Mono<Complaint> support(Actor neighbour, Complaint.Id id) {
        return supports()
                .add(
                        village(),
                        id,
                        neighbour.requirePerson(),
                        Optional.empty(),
                        found -> Moment.system(MONDAY_9, IDS)
                                .quietly(found.withSupports(found.supports() + 1), "complaint.supported", Map.of()));
    }

    private Mono<Complaint> takeBack(Actor neighbour, Complaint.Id id) {
        return new TakeBackSupport(supports(), complaints(), IDS, Office.clock(MONDAY_9)).takeBack(neighbour, id);
    }

    private Actor villager() {
        return Cases.actor(somebody(), village(), Role.VILLAGER);
    }

    private Complaint.Id filed(Actor reporter) {
        var filed = Cases.filed(village(), reporter.requirePerson(), Cases.intake("路灯不亮"), MONDAY_9);
        return get(complaints().add(Cases.once(UUID.randomUUID().toString()), List.of(filed)));
    }

    private List<Person.Id> people(Complaint.Id id) {
        return get(followers().of(village(), id)).stream()
                .map(Followers.Follower::person)
                .toList();
    }

    private Complaint now(Complaint.Id id) {
        return get(complaints().byId(village(), id));
    }
}
