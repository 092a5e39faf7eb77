package village.api.complaint.reporter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static village.api.complaint.Cases.MONDAY_9;
import static village.api.complaint.ComplaintsContract.because;
import static village.api.complaint.ComplaintsContract.get;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;
import village.api.Reason;
import village.api.Refusal;
import village.api.complaint.Cases;
import village.api.complaint.Change;
import village.api.complaint.Complaint;
import village.api.complaint.Complaints;
import village.api.complaint.Followers;
import village.api.complaint.Moment;
import village.api.complaint.Status;
import village.api.identity.Person;
import village.api.place.Village;

/** What every store of supporters must do. */
public interface SupportsContract {
    Supports supports();

    Followers followers();

    /** The store that knows the cases. */
    Complaints complaints();

    /** A village that exists. */
    Village.Id village();

    /** A person who exists. */
    Person.Id somebody();

    @Test
    default void fiftyTapsOfTenPersonsCountTen() {
        var id = filed();
        var people = Stream.generate(this::somebody).limit(10).toList();
        Flux.range(0, 50)
                .flatMap(
                        n -> supports()
                                .add(village(), id, people.get(n % 10), Optional.empty(), SupportsContract::oneMore)
                                .subscribeOn(Schedulers.parallel()),
                        50)
                .blockLast(Duration.ofSeconds(30));
        var after = get(complaints().byId(village(), id));
        assertThat(after.supports()).isEqualTo(10);
        assertThat(after.version()).isEqualTo(11);
        assertThat(get(followers().of(village(), id)))
                .extracting(Followers.Follower::person)
                .containsExactlyInAnyOrderElementsOf(people);
    }

    @Test
    default void takesBackOnce() {
        var id = filed();
        var person = somebody();
        get(supports().add(village(), id, person, Optional.empty(), SupportsContract::oneMore));
        assertThat(get(supports().followedBy(village(), person, List.of(id))))
                .isEqualTo(Map.of(id, Followers.Why.SUPPORTS));
        assertThat(get(supports().remove(village(), id, person, SupportsContract::oneLess))
                        .supports())
                .isZero();
        assertThat(get(supports().remove(village(), id, person, SupportsContract::oneLess))
                        .supports())
                .isZero();
        assertThat(get(supports().followedBy(village(), person, List.of(id)))).isEmpty();
    }

    @Test
    default void whoFollowsFromAMergedCaseIsNotCounted() {
        var id = filed();
        var person = somebody();
        get(followers().add(village(), id, Followers.Follower.merged(person, filed())));
        assertThat(get(supports().add(village(), id, person, Optional.empty(), SupportsContract::oneMore))
                        .supports())
                .isZero();
        assertThat(get(supports().followedBy(village(), person, List.of(id))))
                .isEqualTo(Map.of(id, Followers.Why.MERGED));
    }

    @Test
    default void whoTakesHisSupportOfAMergedCaseBackFollowsTheOthersNoMore() {
        var first = filed();
        var second = filed();
        var third = filed();
        var leaves = somebody();
        var stays = somebody();
        for (var person : List.of(leaves, stays)) {
            get(supports().add(village(), first, person, Optional.empty(), SupportsContract::oneMore));
        }
        merged(first, second);
        merged(second, third);
        assertThat(get(supports().remove(village(), first, leaves, SupportsContract::oneLess))
                        .supports())
                .isEqualTo(1);
        for (var id : List.of(first, second, third)) {
            assertThat(get(followers().of(village(), id)))
                    .extracting(Followers.Follower::person)
                    .contains(stays)
                    .doesNotContain(leaves);
        }
    }

    @Test
    default void whoSupportsTwoOfTheMergedFollowsUntilHeTakesBothBack() {
        var one = filed();
        var other = filed();
        var into = filed();
        var person = somebody();
        for (var id : List.of(one, other)) {
            get(supports().add(village(), id, person, Optional.empty(), SupportsContract::oneMore));
            merged(id, into);
        }
        get(supports().remove(village(), one, person, SupportsContract::oneLess));
        assertThat(get(supports().followedBy(village(), person, List.of(into))))
                .isEqualTo(Map.of(into, Followers.Why.MERGED));
        get(supports().remove(village(), other, person, SupportsContract::oneLess));
        assertThat(get(supports().followedBy(village(), person, List.of(into)))).isEmpty();
    }

    @Test
    default void whoSupportsTheOtherTooGoesOnSupportingIt() {
        var from = filed();
        var into = filed();
        var person = somebody();
        for (var id : List.of(from, into)) {
            get(supports().add(village(), id, person, Optional.empty(), SupportsContract::oneMore));
        }
        merged(from, into);
        get(supports().remove(village(), from, person, SupportsContract::oneLess));
        assertThat(get(supports().followedBy(village(), person, List.of(into))))
                .isEqualTo(Map.of(into, Followers.Why.SUPPORTS));
        assertThat(get(complaints().byId(village(), into)).supports()).isEqualTo(1);
    }

    private void merged(Complaint.Id from, Complaint.Id into) {
        get(complaints()
                .change(
                        village(),
                        from,
                        Optional.empty(),
                        found -> Moment.system(MONDAY_9, Cases.IDS)
                                .quietly(
                                        found.with(Status.MERGED)
                                                .with(found.ending().merged(into)),
                                        "complaint.merged",
                                        Map.of())));
        get(followers().follow(village(), from, into));
    }

    @Test
    default void writesNothingWhenTheRuleRefuses() {
        var id = filed();
        var person = somebody();
        assertThatThrownBy(() -> get(supports().add(village(), id, person, Optional.empty(), found -> {
                    throw Refusal.of(Reason.COMPLAINT_NOT_FOUND);
                })))
                .satisfies(because(Reason.COMPLAINT_NOT_FOUND));
        assertThat(get(followers().of(village(), id))).isEmpty();
    }

    @Test
    default void knowsNoCaseOfAnotherVillage() {
        var id = filed();
        var elsewhere = new Village.Id(UUID.randomUUID());
        assertThat(supports()
                        .add(elsewhere, id, somebody(), Optional.empty(), SupportsContract::oneMore)
                        .blockOptional())
                .isEmpty();
    }

    private static Change oneMore(Complaint complaint) {
        return Moment.system(MONDAY_9, Cases.IDS)
                .quietly(complaint.withSupports(complaint.supports() + 1), "complaint.supported", Map.of());
    }

    private static Change oneLess(Complaint complaint) {
        return Moment.system(MONDAY_9, Cases.IDS)
                .quietly(complaint.withSupports(complaint.supports() - 1), "complaint.unsupported", Map.of());
    }

    private Complaint.Id filed() {
        var change = Cases.filed(village(), somebody(), Cases.intake("x"), MONDAY_9);
        return get(complaints().add(Cases.once(UUID.randomUUID().toString()), List.of(change)));
    }
}
