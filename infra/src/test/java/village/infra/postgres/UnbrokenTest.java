package village.infra.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.BaseSubscriber;
import reactor.test.StepVerifier;
import reactor.test.publisher.TestPublisher;

class UnbrokenTest {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final TestPublisher<Integer> driver = TestPublisher.create();
    private final List<Integer> rows = new ArrayList<>();
    private final BaseSubscriber<Integer> asking = new BaseSubscriber<>() {
        @Override
        protected void hookOnSubscribe(org.reactivestreams.Subscription line) {}

        @Override
        protected void hookOnNext(Integer row) {
            rows.add(row);
        }
    };

    @Test
    void whoLeavesBeforeTheAnswerIsToldToTheDriverWithItsFirstRow() {
        Unbroken.unbroken(driver).subscribe(asking);
        asking.request(10);
        asking.cancel();
        driver.assertNotCancelled();
        driver.next(1);
        driver.assertCancelled();
        assertThat(rows).isEmpty();
    }

    @Test
    void whoLeavesWithoutAskingForARowLetsTheStatementBeSent() {
        Unbroken.unbroken(driver).subscribe(asking);
        asking.cancel();
        driver.assertNotCancelled();
        driver.assertMinRequested(1);
    }

    @Test
    void whoLeavesAfterTheFirstRowIsToldAtOnce() {
        Unbroken.unbroken(driver).subscribe(asking);
        asking.request(10);
        driver.next(1);
        asking.cancel();
        driver.assertCancelled();
        assertThat(rows).containsExactly(1);
    }

    @Test
    void endsAndFailuresReachNobodyWhoLeft() {
        var failed = new ArrayList<Throwable>();
        var line = Unbroken.unbroken(driver).subscribe(rows::add, failed::add);
        line.dispose();
        driver.error(new IllegalStateException("broken"));
        assertThat(failed).isEmpty();
        assertThat(rows).isEmpty();
    }

    @Test
    void givesWhatTheDriverGives() {
        StepVerifier.create(Unbroken.unbroken(driver))
                .then(() -> driver.next(1, 2).complete())
                .expectNext(1, 2)
                .expectComplete()
                .verify(PATIENCE);
        StepVerifier.create(
                        Unbroken.unbroken(TestPublisher.<Integer>create().error(new IllegalStateException("broken"))))
                .expectErrorMessage("broken")
                .verify(PATIENCE);
    }
}
