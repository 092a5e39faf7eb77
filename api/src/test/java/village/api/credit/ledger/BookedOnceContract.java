package village.api.credit.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static village.api.credit.ledger.Studied.caps;
import static village.api.credit.ledger.Studied.each;
import static village.api.credit.ledger.Studied.event;
import static village.api.credit.ledger.Studied.posting;
import static village.api.credit.ledger.Studied.reversal;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import village.api.Once;
import village.api.Refusal;
import village.api.credit.Amount;
import village.api.credit.Member;
import village.api.credit.rule.Caps;
import village.api.credit.rule.Caps.Scope;
import village.api.place.Village;

/** What whoever asks for a booking may rely on, however often and among however many he asks. */
public interface BookedOnceContract {
    int MANY = 200;

    Ledger ledger();

    /** A member without lines; of the same village at every call. */
    Member member();

    /** How often an event of the type was told in the village. */
    long happened(String type);

    @Test
    default void aRequestIsBookedOnceHoweverOftenItIsSent() {
        var member = member();
        var outcomes = together(MANY, number -> book(member, "one", "same"));
        assertThat(new HashSet<>(outcomes)).hasSize(1).doesNotContain("idempotency.key-reused");
        assertThat(now(ledger().account(member, 2026))).isEqualTo(new Account(member, 2026, 1, new Amount(1, 0)));
        assertThat(happened("credit.awarded")).isEqualTo(1);
    }

    @Test
    default void anotherRequestWithTheSameKeyIsRefusedAndKeepsNobodyFromHisOwn() {
        var member = member();
        var outcomes = together(
                MANY,
                number -> number % 2 == 0
                        ? book(member, "shared", "body " + number)
                        : book(member, "own " + number, "body"));
        assertThat(outcomes).filteredOn("idempotency.key-reused"::equals).hasSize(MANY / 2 - 1);
        assertThat(now(ledger().account(member, 2026)).entries()).isEqualTo(MANY / 2 + 1);
        assertThat(happened("credit.awarded")).isEqualTo(MANY / 2 + 1);
    }

    @Test
    default void eachOfManyMembersIsGivenWhatFitsAndHisOwnLine() {
        var members = IntStream.range(0, 10).mapToObj(number -> member()).toList();
        var lines = Flux.range(0, MANY)
                .flatMap(
                        number -> line(members.get(number % 10), "key-" + number, "same", 5)
                                .doOnNext(line ->
                                        assertThat(line.source().member()).isEqualTo(members.get(number % 10)))
                                .subscribeOn(Schedulers.parallel()),
                        MANY)
                .collectList()
                .block(Duration.ofSeconds(60));
        assertThat(lines).extracting(Entry::id).doesNotHaveDuplicates().hasSize(MANY);
        assertThat(members).allSatisfy(member -> {
            var own = now(ledger().lines(member.village(), List.of(member.id()), 2026));
            assertThat(own).extracting(line -> line.granted().points()).containsExactlyElementsOf(fives());
            assertThat(own)
                    .extracting(Entry::number)
                    .containsExactlyElementsOf(
                            IntStream.rangeClosed(1, 20).mapToObj(Long::valueOf).toList());
            assertThat(now(ledger().account(member, 2026)).balance()).isEqualTo(new Amount(5, 0));
        });
    }

    /** Of twenty a day's cap of five gives the first five one each. */
    private static List<Integer> fives() {
        return IntStream.range(0, 20).mapToObj(number -> number < 5 ? 1 : 0).toList();
    }

    @Test
    default void aRequestSentAgainGivesItsLineAlsoWhenThatWasTakenBack() {
        var member = member();
        var line = now(line(member, "key", "same", 5));
        now(ledger().reverse(member.village(), line.id(), reversal()));
        assertThat(now(line(member, "key", "same", 5))).isEqualTo(line);
        assertThat(now(ledger().account(member, 2026)).balance()).isEqualTo(Amount.NONE);
        assertThat(now(line(member, "another key", "same", 5)).granted())
                .as("its cap was given back")
                .isEqualTo(new Amount(1, 0));
    }

    @Test
    default void linesOfSeveralAreFoundTogether() {
        var first = now(line(member(), "first", "same", 5));
        var second = now(line(member(), "second", "same", 5));
        var village = first.source().member().village();
        var elsewhere = new Village.Id(UUID.randomUUID());
        assertThat(now(ledger().all(List.of(
                        new Ledger.Place(village, second.id()),
                        new Ledger.Place(village, first.id()),
                        new Ledger.Place(village, first.id()),
                        new Ledger.Place(elsewhere, first.id()),
                        new Ledger.Place(village, new Entry.Id(UUID.randomUUID()))))))
                .containsExactlyInAnyOrder(first, second);
    }

    private Mono<String> book(Member member, String key, String fingerprint) {
        return ledger().book(once(key, fingerprint), posting(event(member, 1), each(Caps.NONE)))
                .map(line -> line.id().toString());
    }

    private Mono<Entry> line(Member member, String key, String fingerprint, int cap) {
        return ledger().book(once(key, fingerprint), posting(event(member, 1), each(caps(Scope.DAY, cap))));
    }

    private static Once once(String key, String fingerprint) {
        return new Once("person:" + new UUID(0, 1), "credit.confirm", key.replace(' ', '-'), fingerprint);
    }

    /** What each of several at once came to: its line, or the code it was refused with. */
    private static List<String> together(int count, IntFunction<Mono<String>> act) {
        return Flux.range(0, count)
                .flatMap(
                        number -> Mono.defer(() -> act.apply(number))
                                .onErrorResume(
                                        Refusal.class,
                                        refusal -> Mono.just(refusal.reason().code()))
                                .subscribeOn(Schedulers.parallel()),
                        count)
                .collectList()
                .block(Duration.ofSeconds(60));
    }

    private static <T> T now(Mono<T> asked) {
        return asked.block(Duration.ofSeconds(20));
    }
}
