package village.api.inquiry.arranging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static village.api.inquiry.Asked.NOW;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import village.api.Once;
import village.api.Reason;
import village.api.Refusal;
import village.api.complaint.Race;
import village.api.event.Event;
import village.api.inquiry.Asked;
import village.api.inquiry.Desk;
import village.api.inquiry.Desks;
import village.api.place.Village;

/** What villages and townships may rely on where desks come and go. */
public interface DesksContract {
    Desks desks();

    int PLENTY = 1000;

    DeskRegister register();

    /** How often something was told of a desk. */
    long told(String desk, String type);

    /** A village of {@link #area()}. */
    Village.Id village();

    /** A township nobody added a desk for. */
    String area();

    @Test
    default void aTownshipsDeskServesItsVillagesAfterTheOthers() {
        var added = add("农机");
        assertThat(desk(added.code()).open()).isTrue();
        assertThat(now(desks().of(village()))).last().extracting(Desk::code).isEqualTo(added.code());
        assertThat(now(desks().of(new Village.Id(UUID.randomUUID()))))
                .extracting(Desk::code)
                .contains("office")
                .doesNotContain(added.code());
        assertThat(now(register().of(Optional.of(area())))).contains(added);
        assertThat(now(register().of(Optional.empty()))).isNotEmpty().doesNotContain(added);
        assertThat(now(register().byCode(added.code()))).isEqualTo(added);
        assertThat(register().byCode("desk-unknown").blockOptional()).isEmpty();
    }

    @Test
    default void aKeyAddsOnce() {
        var once = Asked.once();
        var first = add(once, "金融");
        assertThat(add(once, "金融")).isEqualTo(first);
        assertThat(now(desks().of(village())))
                .filteredOn(desk -> desk.name().equals("金融"))
                .hasSize(1);
    }

    @Test
    default void aNameIsTakenOnceInAnArea() {
        add("水利");
        assertTaken(() -> add("水利"));
        var other = add("林业");
        assertTaken(() -> change(other, "水利", true));
    }

    /** Nobody could tell the two apart. */
    @Test
    default void aTownshipNamesNoDeskAsTheWholeInstallationDoes() {
        assertThat(Race.of(adding(Optional.of(area()), "法律", PLENTY))).containsExactly("request.invalid");
        add("茶园");
        assertThat(Race.of(adding(Optional.empty(), "茶园", PLENTY))).containsExactly("request.invalid");
        var other = add("桑园");
        assertTaken(() -> change(other, "法律", true));
        assertThat(change(other, "桑园", false).wording().name()).isEqualTo("桑园");
    }

    @Test
    default void ofSeveralOfOneNameAtOnceOneIsAdded() {
        var acts = Stream.of(
                        Optional.of(area()), Optional.<String>empty(), Optional.of(area()), Optional.<String>empty())
                .map(area -> adding(area, "竹园" + area(), PLENTY))
                .toArray(Mono<?>[]::new);
        assertThat(Race.of(acts)).containsOnly(Race.WON, "request.invalid").containsOnlyOnce(Race.WON);
        assertThat(now(desks().of(village())))
                .filteredOn(desk -> desk.name().equals("竹园" + area()))
                .hasSize(1);
    }

    @Test
    default void ofTwoWhoTakeOneNameAtOnceOneGetsIt() {
        var one = add("梨园");
        var other = add("桃园");
        assertThat(Race.of(renaming(one, "果园"), renaming(other, "果园")))
                .containsExactlyInAnyOrder(Race.WON, "request.invalid");
    }

    @Test
    default void ofManyAtTheEdgeNoMoreThanAllowedAreAdded() {
        var before = now(register().of(Optional.of(area()))).size();
        var acts = IntStream.range(0, 6)
                .mapToObj(n -> adding(Optional.of(area()), "窗口" + n, before + 2))
                .toArray(Mono<?>[]::new);
        assertThat(Race.of(acts)).filteredOn(Race.WON::equals).hasSize(2);
        assertThat(now(register().of(Optional.of(area())))).hasSize(before + 2);
    }

    /** What is told and what stands agree, whoever was last. */
    @Test
    default void closedAndOpenedForAVillageAtOnceItIsOneOfTheTwo() {
        var added = add("牧业");
        var place = new DeskRegister.Place(village(), added.code(), Asked.person(), NOW);
        var acts = IntStream.range(0, 8)
                .mapToObj(n -> n % 2 == 0
                        ? Mono.defer(() -> register().leaveOut(place, event(added.code(), "left-out")))
                        : Mono.defer(() -> register().takeIn(place, event(added.code(), "taken-in"))))
                .toArray(Mono<?>[]::new);
        assertThat(Race.of(acts)).containsOnly(Race.WON);
        var out = told(added.code(), "left-out") - told(added.code(), "taken-in");
        assertThat(out).isEqualTo(desk(added.code()).open() ? 0 : 1);
        assertThat(told(added.code(), "left-out")).isPositive();
    }

    @Test
    default void aClosedDeskIsKnownAndTakesNothingUntilItIsOpenedAgain() {
        var added = add("茶叶");
        var closed = change(added, "茶叶种植", false);
        assertThat(closed.version()).isEqualTo(2);
        assertThat(desk(added.code()).open()).isFalse();
        assertThat(desk(added.code()).name()).isEqualTo("茶叶种植");
        assertThat(change(closed, "茶叶种植", true).on()).isTrue();
        assertThat(desk(added.code()).open()).isTrue();
        assertThatThrownBy(() -> change(added, "茶叶", true))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.reason()).isEqualTo(Reason.INQUIRY_STALE));
    }

    @Test
    default void ofTwoWhoChangeAtOnceOneWins() {
        var added = add("养蜂");
        var won = Flux.range(0, 4)
                .flatMap(n -> register()
                        .change(added.code(), desk -> changed(desk, added.version(), "养蜂" + n, true))
                        .subscribeOn(Schedulers.boundedElastic())
                        .map(desk -> 1)
                        .onErrorReturn(Refusal.class, 0))
                .reduce(0, Integer::sum);
        assertThat(now(won)).isEqualTo(1);
    }

    @Test
    default void oneVillageIsLeftOutAndTakenInAgain() {
        var added = add("渔业");
        var place = new DeskRegister.Place(village(), added.code(), Asked.person(), NOW);
        IntStream.range(0, 2).forEach(time -> now(register().leaveOut(place, event(added.code(), "left-out"))));
        assertThat(desk(added.code()).open()).isFalse();
        assertThat(now(register().leavingOut(List.of(village())))).containsKey(added.code());
        assertThat(now(register().leavingOut(List.of()))).isEmpty();
        IntStream.range(0, 2).forEach(time -> now(register().takeIn(place, event(added.code(), "taken-in"))));
        assertThat(desk(added.code()).open()).isTrue();
    }

    private Desk desk(String code) {
        return now(desks().of(village())).stream()
                .filter(desk -> desk.code().equals(code))
                .findFirst()
                .orElseThrow();
    }

    private KeptDesk add(String name) {
        return add(Asked.once(), name);
    }

    private KeptDesk add(Once once, String name) {
        var id = UUID.randomUUID();
        var desk = KeptDesk.added(id, Optional.of(area()), Desk.Kind.EXPERT, new KeptDesk.Wording(name, "问什么", 4));
        return now(register().add(once, id, desk, PLENTY, event(desk.code(), "added")));
    }

    private Mono<KeptDesk> adding(Optional<String> area, String name, int most) {
        var id = UUID.randomUUID();
        var desk = KeptDesk.added(id, area, Desk.Kind.EXPERT, new KeptDesk.Wording(name, "问什么", 4));
        return Mono.defer(() -> register().add(Asked.once(), id, desk, most, event(desk.code(), "added")));
    }

    private KeptDesk change(KeptDesk read, String name, boolean on) {
        return now(register().change(read.code(), desk -> changed(desk, read.version(), name, on)));
    }

    private Mono<KeptDesk> renaming(KeptDesk read, String name) {
        return register().change(read.code(), desk -> changed(desk, read.version(), name, true));
    }

    private static DeskRegister.Change changed(KeptDesk desk, long read, String name, boolean on) {
        var after = desk.changed(read, new KeptDesk.Wording(name, "问什么", 4), on);
        return new DeskRegister.Change(after, event(desk.code(), "changed"));
    }

    private static Event event(String desk, String type) {
        return DeskEvents.of(Asked.nextId(), Optional.empty(), desk, type, Asked.person(), NOW);
    }

    private static void assertTaken(ThrowingCallable act) {
        assertThatThrownBy(act)
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.faults()).hasSize(1));
    }

    private static <T> T now(Mono<T> asked) {
        return asked.block(Duration.ofSeconds(10));
    }
}
