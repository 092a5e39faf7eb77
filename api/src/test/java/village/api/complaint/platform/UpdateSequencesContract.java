package village.api.complaint.platform;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static village.api.complaint.ComplaintsContract.because;
import static village.api.complaint.ComplaintsContract.get;
import static village.api.complaint.Race.WON;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;
import village.api.Reason;
import village.api.Transactions;
import village.api.complaint.Complaint;
import village.api.complaint.Race;
import village.api.identity.Person;
import village.api.place.Village;

/** What every store of update numbers must do, also when a platform sends several at once. */
public interface UpdateSequencesContract {
    int ROUNDS = 8;
    String OLDER = Reason.COMPLAINT_UPDATE_OLDER.code();
    String REUSED = Reason.IDEMPOTENCY_KEY_REUSED.code();

    UpdateSequences sequences();

    Transactions transactions();

    Village.Id village();

    /** A case that is there. */
    Complaint.Id complaint();

    /** A platform that is there. */
    Person.Id platform();

    @Test
    default void aNumberIsNewOnceAndTheSameWordsAreKnownAgain() {
        var one = line();
        assertThat(one.takes(1, "a")).isTrue();
        assertThat(one.takes(1, "a")).isFalse();
        assertThatThrownBy(() -> one.takes(1, "b")).satisfies(because(Reason.IDEMPOTENCY_KEY_REUSED));
        assertThat(one.takes(2, "a")).as("the same words under the next number").isTrue();
    }

    @Test
    default void numbersMayBeLeftOutAndNeverComeLater() {
        var one = line();
        assertThat(one.takes(3, "c")).isTrue();
        assertThat(one.takes(90, "d")).isTrue();
        assertThat(one.takes(Long.MAX_VALUE - 1, "e")).isTrue();
        assertThatThrownBy(() -> one.takes(4, "late")).satisfies(because(Reason.COMPLAINT_UPDATE_OLDER));
        assertThatThrownBy(() -> one.takes(3, "c"))
                .as("taken once, and overtaken since")
                .satisfies(because(Reason.COMPLAINT_UPDATE_OLDER));
        assertThat(one.takes(Long.MAX_VALUE - 1, "e")).isFalse();
    }

    @Test
    default void everyPlatformAndEveryCaseCountsForItself() {
        var complaint = complaint();
        var platform = platform();
        assertThat(new Line(this, complaint, platform).takes(5, "a")).isTrue();
        assertThat(new Line(this, complaint, platform()).takes(1, "a")).isTrue();
        assertThat(new Line(this, complaint(), platform).takes(1, "a")).isTrue();
    }

    @RepeatedTest(ROUNDS)
    default void ofOneUpdateSentSeveralTimesAtOnceOneIsNew() {
        var one = line();
        var news = new AtomicInteger();
        var sending = one.take(1, "a").doOnNext(fresh -> news.addAndGet(fresh ? 1 : 0));
        assertThat(Race.of(sending, sending, sending, sending, sending, sending))
                .containsOnly(WON);
        assertThat(news).hasValue(1);
    }

    @RepeatedTest(ROUNDS)
    default void ofDifferentWordsUnderOneNumberOnesAreTaken() {
        var one = line();
        var outcomes = Race.of(one.take(1, "a"), one.take(1, "b"), one.take(1, "c"), one.take(1, "d"));
        assertThat(outcomes).containsOnlyOnce(WON).containsOnly(WON, REUSED);
        var words = String.valueOf((char) ('a' + outcomes.indexOf(WON)));
        assertThat(one.takes(1, words)).as("whose they were").isFalse();
    }

    @RepeatedTest(ROUNDS)
    default void theHighestOfManyAtOnceStays() {
        var one = line();
        var outcomes = Race.of(LongStream.of(4, 8, 1, 7, 2, 6, 3, 5)
                .mapToObj(n -> one.take(n, "n" + n))
                .toArray(Mono[]::new));
        assertThat(outcomes).containsOnly(WON, OLDER);
        assertThat(outcomes.get(1)).as("none is above it").isEqualTo(WON);
        assertThat(one.takes(8, "n8")).isFalse();
        assertThatThrownBy(() -> one.takes(7, "n7")).satisfies(because(Reason.COMPLAINT_UPDATE_OLDER));
    }

    @Test
    default void whatIsUndoneUsesUpNoNumber() {
        var one = line();
        assertThat(one.takes(1, "a")).isTrue();
        var undone = transactions().together(one.take(2, "b").then(Mono.error(new IllegalStateException("undone"))));
        assertThatThrownBy(undone::block).hasMessage("undone");
        assertThat(one.takes(1, "a")).as("still the latest").isFalse();
        assertThat(one.takes(2, "other words")).isTrue();
    }

    /** Whoever comes while the same number is being taken learns what became of it. */
    @Test
    default void ofTwoAtOnceTheSecondWaits() {
        assertThat(secondWhenFirst(Sinks.Empty::tryEmitEmpty))
                .as("the first was kept")
                .isFalse();
    }

    @Test
    default void ofTwoAtOnceTheSecondIsTakenWhenTheFirstIsUndone() {
        assertThat(secondWhenFirst(end -> end.tryEmitError(new IllegalStateException("undone"))))
                .as("the first was undone")
                .isTrue();
    }

    private boolean secondWhenFirst(Consumer<Sinks.Empty<Void>> ends) {
        var one = line();
        var held = new CompletableFuture<Boolean>();
        var end = Sinks.<Void>empty();
        var first = transactions()
                .together(one.take(1, "a").doOnNext(held::complete).then(end.asMono()))
                .onErrorComplete()
                .subscribeOn(Schedulers.boundedElastic())
                .toFuture();
        assertThat(held.orTimeout(10, SECONDS).join()).isTrue();
        var second = one.take(1, "a").subscribeOn(Schedulers.boundedElastic()).toFuture();
        ends.accept(end);
        first.join();
        return second.orTimeout(10, SECONDS).join();
    }

    private Line line() {
        return new Line(this, complaint(), platform());
    }

    /** The updates of one platform on one case. */
    record Line(UpdateSequencesContract store, Complaint.Id complaint, Person.Id platform) {
        Mono<Boolean> take(long sequence, String words) {
            return store.transactions()
                    .together(Mono.defer(
                            () -> store.sequences().take(store.village(), platform, complaint, sequence, words)));
        }

        boolean takes(long sequence, String words) {
            return get(take(sequence, words));
        }
    }
}
