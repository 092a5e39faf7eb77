package village.api.credit.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static village.api.credit.ledger.Studied.NOW;
import static village.api.credit.ledger.Studied.nextId;
import static village.api.credit.ledger.Studied.posting;
import static village.api.credit.ledger.Studied.reversal;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import village.api.Refusal;
import village.api.credit.Amount;
import village.api.credit.Member;
import village.api.credit.SourceKind;
import village.api.credit.rule.Caps;
import village.api.credit.rule.Caps.Scope;
import village.api.credit.rule.Rule;
import village.api.place.Village;

/** What stands about an item is taken back together, whoever's it is. */
public interface ReversedTogetherContract {
    /** One point a day. */
    Rule ACTIVITY = new Rule(
            "activity", SourceKind.ACTIVITY, "主题党日", "次", 1, new Amount(1, 60), Studied.caps(Scope.DAY, 1), false);

    Ledger ledger();

    /** A member without lines; of the same village at every call. */
    Member member();

    /** How often an event of the type was told in the village. */
    long happened(String type);

    @Test
    default void allThatStandsAboutAnItemIsTakenBackAndNothingElse() {
        var corrected = member();
        var members = List.of(corrected, member(), member());
        var lines = members.stream().map(each -> attended(each, "day-1")).toList();
        now(ledger().reverse(corrected.village(), lines.get(0).id(), reversal()));
        var appealed = attended(corrected, "day-1");
        var another = attended(member(), "day-2");
        var back = reversedAll(corrected.village());
        assertThat(back)
                .extracting(line -> line.correction().orElseThrow().of())
                .containsExactlyInAnyOrder(
                        appealed.id(), lines.get(1).id(), lines.get(2).id());
        assertThat(back)
                .allSatisfy(line -> assertThat(now(ledger().byId(corrected.village(), line.id())))
                        .isEqualTo(line));
        assertThat(members)
                .allSatisfy(each ->
                        assertThat(now(ledger().account(each, 2026)).balance()).isEqualTo(Amount.NONE));
        assertThat(now(ledger().account(another.source().member(), 2026))
                        .balance()
                        .points())
                .isEqualTo(1);
        assertThat(happened("credit.reversed")).isEqualTo(4);
        assertThat(reversedAll(corrected.village())).isEmpty();
        assertThat(attended(members.get(1), "day-2").granted().points())
                .as("its cap is given back")
                .isEqualTo(1);
    }

    @Test
    default void whatAMemberHasTwiceIsTakenBackTwice() {
        var member = member();
        var rule = new Rule("activity", SourceKind.ACTIVITY, "主题党日", "次", 1, new Amount(1, 0), Caps.NONE, false);
        now(ledger().book(List.of(posting(event(member, "day-1"), rule), posting(event(member, "day-1"), rule))));
        assertThat(reversedAll(member.village())).extracting(Entry::number).containsExactly(3L, 4L);
        assertThat(now(ledger().account(member, 2026))).isEqualTo(new Account(member, 2026, 4, Amount.NONE));
    }

    @Test
    default void eachIsTakenBackOnceWhoeverElseTakesItBackMeanwhile() {
        var members = Stream.generate(this::member).limit(20).toList();
        var lines = members.stream().map(each -> attended(each, "day-1")).toList();
        var village = members.get(0).village();
        var alone = Flux.fromIterable(lines)
                .flatMap(line -> ledger().reverse(village, line.id(), reversal())
                        .onErrorResume(Refusal.class, refused -> Mono.empty())
                        .subscribeOn(Schedulers.parallel()));
        var together = Flux.range(0, 3)
                .flatMap(number -> ledger().reverseAll(village, SourceKind.ACTIVITY, "day-1", Studied::reversal)
                        .flatMapIterable(back -> back)
                        .subscribeOn(Schedulers.parallel()));
        var back = now(Flux.merge(alone, together).collectList());
        assertThat(back)
                .extracting(line -> line.correction().orElseThrow().of())
                .containsExactlyInAnyOrderElementsOf(
                        lines.stream().map(Entry::id).toList());
        assertThat(members)
                .allSatisfy(each -> assertThat(now(ledger().account(each, 2026)))
                        .isEqualTo(new Account(each, 2026, 2, Amount.NONE)));
        var day = new Posting.Counter(members.get(0), "activity", Scope.DAY, "2026-11-25");
        assertThat(now(ledger().used(List.of(day)))).isEqualTo(Map.of(day, Amount.NONE));
    }

    private List<Entry> reversedAll(Village.Id village) {
        return now(ledger().reverseAll(village, SourceKind.ACTIVITY, "day-1", Studied::reversal));
    }

    private Entry attended(Member member, String item) {
        return now(ledger().book(List.of(posting(event(member, item), ACTIVITY))))
                .get(0);
    }

    private static SourceEvent event(Member member, String item) {
        return new SourceEvent(
                member,
                SourceKind.ACTIVITY,
                nextId(),
                Optional.of(item),
                Optional.empty(),
                "主题党日",
                NOW.minusSeconds(3600),
                1,
                Optional.empty());
    }

    private static <T> T now(Mono<T> asked) {
        return asked.block(Duration.ofSeconds(20));
    }
}
