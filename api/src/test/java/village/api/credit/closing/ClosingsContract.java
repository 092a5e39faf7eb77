package village.api.credit.closing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static village.api.credit.ledger.Studied.NOW;
import static village.api.credit.ledger.Studied.nextId;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import village.api.Reason;
import village.api.Refusal;
import village.api.credit.closing.Closings.Closing;
import village.api.event.Event;
import village.api.identity.Person;
import village.api.place.Village;

/** What whoever closes a year may rely on, races included. */
public interface ClosingsContract {
    Closings closings();

    /** A village without closed years. */
    Village.Id village();

    Person.Id person();

    /** Has an appeal about a line of 2024 wait in the village. */
    void appealAboutYear2024();

    /** Has off-line study of the last day of 2021 wait in the village. */
    void handInOf2021();

    /** Has somebody say that he took part from afar, on New Year's Eve of 2020 late in the evening in Shanghai. */
    void claimOf2020();

    /** Has everybody who waits for a decision leave the village. */
    void everybodyLeaves();

    @Test
    default void theLatestYearComesFirstAndIsClosedOnce() {
        var earlier = close(2023);
        var later = close(2025);
        assertThat(now(closings().of(village()))).containsExactly(later, earlier);
        refused(() -> close(2025), Reason.CREDIT_YEAR_CLOSED);
        assertThat(now(closings().of(village()))).hasSize(2);
    }

    @Test
    default void ofManyWhoCloseAtOnceOneDoes() {
        var closed = Flux.range(0, 5)
                .flatMap(n -> Mono.defer(() -> closings().close(closing(2022), told()))
                        .subscribeOn(Schedulers.boundedElastic())
                        .map(closing -> 1)
                        .onErrorReturn(Refusal.class, 0))
                .reduce(0, Integer::sum);
        assertThat(now(closed)).isEqualTo(1);
    }

    @Test
    default void anAppealThatWaitsKeepsItsYearOpenAndNoOther() {
        appealAboutYear2024();
        refused(() -> close(2024), Reason.CREDIT_YEAR_APPEALS);
        close(2023);
    }

    @Test
    default void whatWaitsForADecisionKeepsItsYearOpen() {
        handInOf2021();
        claimOf2020();
        refused(() -> close(2021), Reason.CREDIT_YEAR_APPEALS);
        refused(() -> close(2020), Reason.CREDIT_YEAR_APPEALS);
        close(2019);
        close(2022);
    }

    /** Nobody can decide any more what he left behind. */
    @Test
    default void whoLeftKeepsNoYearOpen() {
        appealAboutYear2024();
        handInOf2021();
        claimOf2020();
        everybodyLeaves();
        assertThat(close(2024).year()).isEqualTo(2024);
        assertThat(close(2021).year()).isEqualTo(2021);
        assertThat(close(2020).year()).isEqualTo(2020);
    }

    private Closing close(int year) {
        return now(closings().close(closing(year), told()));
    }

    private Closing closing(int year) {
        return new Closing(village(), year, person(), NOW);
    }

    private Event told() {
        return new Event(
                nextId(),
                Optional.of(village()),
                new Event.Subject(CloseYear.KIND, nextId(), 1),
                "credit.year-closed",
                Map.of(),
                NOW);
    }

    private static void refused(ThrowingCallable act, Reason reason) {
        assertThatThrownBy(act)
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.reason()).isEqualTo(reason));
    }

    private static <T> T now(Mono<T> asked) {
        return asked.block(Duration.ofSeconds(10));
    }
}
