package village.api.credit.appeal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static village.api.credit.ledger.Studied.NOW;
import static village.api.credit.ledger.Studied.nextId;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import village.api.Once;
import village.api.Page;
import village.api.Reason;
import village.api.Refusal;
import village.api.credit.Member;
import village.api.credit.appeal.Appeals.Slice;
import village.api.credit.ledger.Entry;
import village.api.identity.Person;
import village.api.place.Village;

/** What members who object and those who decide may rely on, races included. */
public interface AppealsContract {
    Appeals appeals();

    /** A village without Party members. */
    Village.Id village();

    /** A new Party member of that village. */
    Member member(String branch, boolean secretary);

    /** A line in a member's ledger. */
    Entry.Id line(Member member);

    /** Takes a line back; gives the reversing one. */
    Entry.Id reverse(Member member, Entry.Id line);

    /** Somebody who signs in. */
    Person.Id person();

    @Test
    default void anAppealComesBackAsItWasFiledAndAKeyFilesOnce() {
        var member = member("一支部", false);
        var line = line(member);
        var once = once();
        var appeal = file(once, member, line);
        assertThat(file(once, member, line)).isEqualTo(appeal);
        assertThat(now(appeals().byId(village(), appeal.id()))).isEqualTo(appeal);
        assertThat(appeals()
                        .byId(new Village.Id(UUID.randomUUID()), appeal.id())
                        .blockOptional())
                .isEmpty();
        assertThat(now(appeals().waiting(village(), line))).isTrue();
        assertThat(now(appeals().waiting(village(), line(member)))).isFalse();
    }

    @Test
    default void oneWaitsAboutALineHoweverManyAreFiledAtOnce() {
        var member = member("一支部", false);
        var line = line(member);
        var filed = Flux.range(0, 6)
                .flatMap(n -> Mono.defer(() -> appeals().add(once(), change(appeal(member, line), "filed")))
                        .subscribeOn(Schedulers.boundedElastic())
                        .map(appeal -> 1)
                        .onErrorResume(
                                Refusal.class,
                                refusal -> Mono.just(refusal.reason() == Reason.CREDIT_APPEAL_WAITING ? 0 : 100)))
                .reduce(0, Integer::sum);
        assertThat(now(filed)).isEqualTo(1);
        var waiting = now(appeals().of(List.of(member), new Slice(Optional.empty(), 9)))
                .items()
                .get(0);
        dismiss(waiting);
        assertThat(now(appeals().waiting(village(), line))).isFalse();
        file(once(), member, line);
    }

    @Test
    default void whatWasTakenBackIsNotAppealedAbout() {
        var member = member("一支部", false);
        var line = line(member);
        reverse(member, line);
        refused(() -> file(once(), member, line), Reason.CREDIT_REVERSED_ALREADY);
    }

    @Test
    default void aReversingLineIsAppealedAboutUntilItWasMadeGood() {
        var member = member("一支部", false);
        var back = reverse(member, line(member));
        dismiss(file(once(), member, back));
        var appeal = file(once(), member, back);
        refused(() -> file(once(), member, back), Reason.CREDIT_APPEAL_WAITING);
        var again = new Appeal.Decision("反了", person(), NOW, Optional.empty(), Optional.of(line(member)));
        var upheld = now(appeals().decide(change(appeal.decided(again), "decided")));
        assertThat(upheld.status()).isEqualTo(Appeal.Status.UPHELD);
        assertThat(now(appeals().byId(village(), appeal.id()))).isEqualTo(upheld);
        refused(() -> file(once(), member, back), Reason.CREDIT_APPEAL_DECIDED);
    }

    @Test
    default void whoDecidesWhatAnotherDecidedIsRefused() {
        var member = member("一支部", false);
        var appeal = file(once(), member, line(member));
        var decided = dismiss(appeal);
        refused(() -> dismiss(appeal), Reason.EDIT_CONFLICT);
        assertThat(now(appeals().locked(village(), appeal.id()))).isEqualTo(decided);
    }

    @Test
    default void eachKeeperFindsHisOwnPageByPage() {
        var first = member("一支部", false);
        var second = member("二支部", false);
        var secretary = member("二支部", true);
        member("一支部", true);
        var unkept = member("三支部", false);
        var waiting = file(once(), first, line(first));
        var decided = new ArrayList<Appeal.Id>();
        for (var n = 0; n < 5; n++) {
            decided.add(0, dismiss(file(once(), first, line(first))).id());
        }
        var others = dismiss(file(once(), second, line(second)));
        var his = dismiss(file(once(), secretary, line(secretary)));
        var nobodys = file(once(), unkept, line(unkept));
        assertThat(walk(slice -> appeals().list(village(), Optional.of("一支部"), false, slice)))
                .containsExactlyElementsOf(decided);
        assertThat(walk(slice -> appeals().list(village(), Optional.of("一支部"), true, slice)))
                .containsExactly(waiting.id());
        assertThat(walk(slice -> appeals().list(village(), Optional.of("二支部"), false, slice)))
                .containsExactly(his.id(), others.id());
        assertThat(walk(slice -> appeals().list(village(), Optional.empty(), false, slice)))
                .containsExactly(his.id());
        assertThat(walk(slice -> appeals().list(village(), Optional.empty(), true, slice)))
                .as("a branch without a secretary")
                .containsExactly(nobodys.id());
        assertThat(walk(slice -> appeals().of(List.of(second, secretary), slice)))
                .containsExactly(his.id(), others.id());
        assertThat(walk(slice -> appeals().of(List.of(), slice))).isEmpty();
    }

    private static List<Appeal.Id> walk(Function<Slice, Mono<Page<Appeal, UUID>>> list) {
        var found = new ArrayList<Appeal.Id>();
        var after = Optional.<UUID>empty();
        do {
            var page = now(list.apply(new Slice(after, 2)));
            page.items().forEach(appeal -> found.add(appeal.id()));
            after = page.next();
        } while (after.isPresent());
        return found;
    }

    private Appeal appeal(Member member, Entry.Id line) {
        return Appeal.filed(new Appeal.Id(nextId()), member, line, "记少了", person(), NOW);
    }

    private Appeal file(Once once, Member member, Entry.Id line) {
        return now(appeals().add(once, change(appeal(member, line), "filed")));
    }

    private Appeal dismiss(Appeal appeal) {
        var decision = new Appeal.Decision("核对过", person(), NOW, Optional.empty(), Optional.empty());
        return now(appeals().decide(change(appeal.decided(decision), "decided")));
    }

    private static AppealChange change(Appeal appeal, String type) {
        return AppealChange.of(appeal, nextId(), type, NOW);
    }

    private static Once once() {
        return new Once("person:1", "credit.appeal", nextId().toString(), "");
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
