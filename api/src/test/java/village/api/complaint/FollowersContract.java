package village.api.complaint;

import static org.assertj.core.api.Assertions.assertThat;
import static village.api.complaint.Cases.MONDAY_9;
import static village.api.complaint.ComplaintsContract.get;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
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
    default void followersOfAMergedCaseFollowTheOtherButNotTheirOwn() {
        var reporter = somebody();
        var from = filed(somebody());
        var to = filed(reporter);
        var supporter = somebody();
        get(followers().add(village(), from, Followers.Follower.supporting(supporter)));
        get(followers().add(village(), from, Followers.Follower.supporting(reporter)));
        followers().follow(village(), from, to).block(Duration.ofSeconds(10));
        followers().follow(village(), from, to).block(Duration.ofSeconds(10));
        assertThat(get(followers().of(village(), to)))
                .containsExactly(new Followers.Follower(supporter, Followers.Why.MERGED, Optional.empty()));
    }

    @Test
    default void rememberWhatEachReportedHoweverOftenItIsMerged() {
        var reporter = somebody();
        var own = filed(reporter);
        var second = filed(somebody());
        var third = filed(somebody());
        get(followers().add(village(), second, Followers.Follower.merged(reporter, own)));
        followers().follow(village(), second, third).block(Duration.ofSeconds(10));
        assertThat(get(followers().of(village(), third))).containsExactly(Followers.Follower.merged(reporter, own));
    }

    @Test
    default void whoJoinedFirstAndReportedThenIsKnownByWhatHeReported() {
        var person = somebody();
        var own = filed(person);
        var id = filed(somebody());
        get(followers().add(village(), id, Followers.Follower.supporting(person)));
        assertThat(get(followers().add(village(), id, Followers.Follower.merged(person, own))))
                .isTrue();
        assertThat(get(followers().add(village(), id, Followers.Follower.merged(person, filed(person)))))
                .isFalse();
        assertThat(get(followers().of(village(), id)))
                .containsExactly(new Followers.Follower(person, Followers.Why.SUPPORTS, Optional.of(own)));
    }

    private Complaint.Id filed(Person.Id reporter) {
        var change = Cases.filed(village(), reporter, Cases.intake("x"), MONDAY_9);
        return get(complaints().add(Cases.once(UUID.randomUUID().toString()), List.of(change)));
    }
}
