package village.api.complaint;

import static org.assertj.core.api.Assertions.assertThat;
import static village.api.complaint.Cases.MONDAY_9;
import static village.api.complaint.ComplaintsContract.get;

import java.time.Duration;
import java.util.List;
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
                        .add(village(), id, person, Followers.Why.SUPPORTS)
                        .subscribeOn(Schedulers.parallel()))
                .filter(Boolean::booleanValue)
                .count()
                .block(Duration.ofSeconds(20));
        assertThat(added).isEqualTo(1);
        assertThat(get(followers().of(village(), id)))
                .containsExactly(new Followers.Follower(person, Followers.Why.SUPPORTS));
    }

    @Test
    default void takesBackASupportButNotAMergedReporter() {
        var id = filed(somebody());
        var supporter = somebody();
        var merged = somebody();
        get(followers().add(village(), id, supporter, Followers.Why.SUPPORTS));
        get(followers().add(village(), id, merged, Followers.Why.MERGED));
        assertThat(get(followers().remove(village(), id, supporter))).isTrue();
        assertThat(get(followers().remove(village(), id, supporter))).isFalse();
        assertThat(get(followers().remove(village(), id, merged))).isFalse();
        assertThat(get(followers().of(village(), id)))
                .containsExactly(new Followers.Follower(merged, Followers.Why.MERGED));
    }

    @Test
    default void followersOfAMergedCaseFollowTheOtherButNotTheirOwn() {
        var reporter = somebody();
        var from = filed(somebody());
        var to = filed(reporter);
        var supporter = somebody();
        get(followers().add(village(), from, supporter, Followers.Why.SUPPORTS));
        get(followers().add(village(), from, reporter, Followers.Why.SUPPORTS));
        followers().follow(village(), from, to).block(Duration.ofSeconds(10));
        followers().follow(village(), from, to).block(Duration.ofSeconds(10));
        assertThat(get(followers().of(village(), to)))
                .containsExactly(new Followers.Follower(supporter, Followers.Why.MERGED));
    }

    private Complaint.Id filed(Person.Id reporter) {
        var change = Cases.filed(village(), reporter, Cases.intake("x"), MONDAY_9);
        return get(complaints().add(Cases.once(UUID.randomUUID().toString()), List.of(change)));
    }
}
