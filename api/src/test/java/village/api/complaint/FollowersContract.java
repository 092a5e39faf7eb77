package village.api.complaint;

import static org.assertj.core.api.Assertions.assertThat;
import static village.api.complaint.Cases.MONDAY_9;
import static village.api.complaint.ComplaintsContract.get;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;
import village.api.identity.Person;
import village.api.place.Village;

/** What every store of followers must do. */
public interface FollowersContract {
    Followers followers();

    /** The store that knows the cases. */
    Complaints complaints();

    /** A village that exists. */
    Village.Id village();

    /** A person who exists. */
    Person.Id somebody();

    @Test
    default void nobodyFollowsTwiceHoweverOftenHeTaps() {
        var id = filed(somebody());
        var person = somebody();
        var added = Flux.range(0, 20)
                .flatMap(n -> followers()
                        .add(village(), id, Followers.Follower.supporting(person))
                        .subscribeOn(Schedulers.parallel()))
                .filter(Boolean::booleanValue)
                .count()
                .block(Duration.ofSeconds(20));
        assertThat(added).isEqualTo(1);
        assertThat(get(followers().of(village(), id))).containsExactly(Followers.Follower.supporting(person));
    }

    @Test
    default void takesBackASupportButNotAMergedReporter() {
        var id = filed(somebody());
        var supporter = somebody();
        var merged = somebody();
        var own = filed(merged);
        get(followers().add(village(), id, Followers.Follower.supporting(supporter)));
        get(followers().add(village(), id, Followers.Follower.merged(merged, own)));
        assertThat(get(followers().remove(village(), id, supporter))).isTrue();
        assertThat(get(followers().remove(village(), id, supporter))).isFalse();
        assertThat(get(followers().remove(village(), id, merged))).isFalse();
        assertThat(get(followers().of(village(), id))).containsExactly(Followers.Follower.merged(merged, own));
    }

    @Test
    default void whoeverIsOnTheSideOfAMergedCaseFollowsTheOtherButNotHisOwn() {
        var reporter = somebody();
        var source = somebody();
        var from = filed(source);
        var to = filed(reporter);
        var supporter = somebody();
        get(followers().add(village(), from, Followers.Follower.supporting(supporter)));
        get(followers().add(village(), from, Followers.Follower.supporting(reporter)));
        assertThat(get(followers().follow(village(), from, to))).isZero();
        assertThat(get(followers().follow(village(), from, to))).isZero();
        assertThat(get(followers().of(village(), to)))
                .containsExactlyInAnyOrder(
                        Followers.Follower.merged(source, from),
                        new Followers.Follower(supporter, Followers.Why.MERGED, Optional.empty()));
    }

    @Test
    default void theRelativeWhoBroughtAMergedCaseFollowsTheOther() {
        var relative = somebody();
        var reporting = new Reporting(Optional.empty(), Optional.empty(), relative, Reporting.Source.FAMILY);
        var brought = Cases.filed(village(), reporting, Cases.intake("x"), MONDAY_9);
        var from = get(complaints().add(Cases.once(UUID.randomUUID().toString()), List.of(brought)));
        var to = filed(somebody());
        get(followers().follow(village(), from, to));
        assertThat(get(followers().of(village(), to))).containsExactly(Followers.Follower.merged(relative, from));
    }

    @Test
    default void rememberWhatEachReportedHoweverOftenItIsMerged() {
        var reporter = somebody();
        var own = filed(reporter);
        var other = somebody();
        var second = filed(other);
        var third = filed(somebody());
        get(followers().follow(village(), own, second));
        get(followers().follow(village(), second, third));
        assertThat(get(followers().of(village(), third)))
                .containsExactlyInAnyOrder(
                        Followers.Follower.merged(reporter, own), Followers.Follower.merged(other, second));
    }

    @Test
    default void whoJoinedFirstAndReportedThenSupportsNoMoreButIsKnownByWhatHeReported() {
        var person = somebody();
        var own = filed(person);
        var id = filed(somebody());
        get(followers().add(village(), id, Followers.Follower.supporting(person)));
        assertThat(get(followers().add(village(), id, Followers.Follower.merged(person, own))))
                .isTrue();
        assertThat(get(followers().add(village(), id, Followers.Follower.merged(person, filed(person)))))
                .isFalse();
        assertThat(get(followers().of(village(), id))).containsExactly(Followers.Follower.merged(person, own));
    }

    @Test
    default void countsWhoSupportsItNoMoreBecauseWhatHeReportedIsPartOfIt() {
        var person = somebody();
        var bystander = somebody();
        var own = filed(person);
        var middle = filed(somebody());
        var to = filed(somebody());
        get(followers().add(village(), to, Followers.Follower.supporting(person)));
        get(followers().add(village(), to, Followers.Follower.supporting(bystander)));
        get(followers().add(village(), middle, Followers.Follower.supporting(bystander)));
        get(followers().follow(village(), own, middle));
        assertThat(get(followers().follow(village(), middle, to))).isEqualTo(1);
        assertThat(get(followers().follow(village(), middle, to))).isZero();
        assertThat(get(followers().of(village(), to)))
                .contains(Followers.Follower.merged(person, own), Followers.Follower.supporting(bystander));
    }

    @Test
    default void whoeverHasNoReasonLeftIsLetGo() {
        var reporter = somebody();
        var supporter = somebody();
        var joined = somebody();
        var own = filed(reporter);
        var to = filed(somebody());
        get(followers().add(village(), own, Followers.Follower.supporting(supporter)));
        get(followers().add(village(), to, Followers.Follower.supporting(joined)));
        merged(own, to);
        settle(to);
        assertThat(people(to)).containsExactlyInAnyOrder(reporter, supporter, joined);
        get(followers().remove(village(), own, supporter));
        settle(to);
        assertThat(people(to)).containsExactlyInAnyOrder(reporter, joined);
        parted(own);
        settle(to);
        assertThat(get(followers().of(village(), to))).containsExactly(Followers.Follower.supporting(joined));
    }

    @Test
    default void whoseFirstCaseIsOutOfItFollowsForAnotherHeReportedOrJoined() {
        var reporter = somebody();
        var first = filed(reporter);
        var second = filed(reporter);
        var between = filed(somebody());
        var joined = filed(somebody());
        var to = filed(somebody());
        get(followers().add(village(), joined, Followers.Follower.supporting(reporter)));
        merged(second, between);
        merged(first, to);
        merged(joined, to);
        merged(between, to);
        parted(first);
        settle(to);
        assertThat(get(followers().of(village(), to))).contains(Followers.Follower.merged(reporter, second));
        parted(second);
        settle(to);
        assertThat(get(followers().of(village(), to)))
                .contains(new Followers.Follower(reporter, Followers.Why.MERGED, Optional.empty()));
        parted(joined);
        settle(to);
        assertThat(people(to)).doesNotContain(reporter);
    }

    @Test
    default void whoTookHisBackFollowsForAnotherOfHisOrNotAtAll() {
        var reporter = somebody();
        var supporter = somebody();
        var first = filed(reporter);
        var second = filed(reporter);
        var to = filed(somebody());
        get(followers().add(village(), first, Followers.Follower.supporting(supporter)));
        merged(first, to);
        merged(second, to);
        withdrawn(first);
        settle(to);
        assertThat(get(followers().of(village(), to))).contains(Followers.Follower.merged(reporter, second));
        withdrawn(second);
        settle(to);
        assertThat(people(to)).as("who joined what he took back").containsExactly(supporter);
    }

    private void withdrawn(Complaint.Id id) {
        set(id, found -> found.with(found.ending().closed(Ending.Closing.WITHDRAWN, MONDAY_9)));
    }

    private void settle(Complaint.Id id) {
        followers().settle(village(), id).block(Duration.ofSeconds(10));
    }

    private List<Person.Id> people(Complaint.Id id) {
        return get(followers().of(village(), id)).stream()
                .map(Followers.Follower::person)
                .toList();
    }

    private void merged(Complaint.Id from, Complaint.Id into) {
        set(from, found -> found.with(Status.MERGED).with(found.ending().merged(into)));
        get(followers().follow(village(), from, into));
    }

    private void parted(Complaint.Id id) {
        set(id, found -> found.parted(MONDAY_9, MONDAY_9));
    }

    private void set(Complaint.Id id, UnaryOperator<Complaint> as) {
        get(complaints()
                .change(
                        village(),
                        id,
                        Optional.empty(),
                        found -> Moment.system(MONDAY_9, Cases.IDS)
                                .quietly(as.apply(found), "complaint.progressed", Map.of())));
    }

    private Complaint.Id filed(Person.Id reporter) {
        var change = Cases.filed(village(), reporter, Cases.intake("x"), MONDAY_9);
        return get(complaints().add(Cases.once(UUID.randomUUID().toString()), List.of(change)));
    }
}
