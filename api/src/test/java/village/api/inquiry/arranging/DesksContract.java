package village.api.inquiry.arranging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static village.api.inquiry.Asked.NOW;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import village.api.Once;
import village.api.Reason;
import village.api.Refusal;
import village.api.event.Event;
import village.api.inquiry.Asked;
import village.api.inquiry.Desk;
import village.api.inquiry.Desks;
import village.api.place.Village;

/** What villages and townships may rely on where desks come and go. */
public interface DesksContract {
    Desks desks();

    DeskRegister register();

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
        return now(register().add(once, id, desk, event(desk.code(), "added")));
    }

    private KeptDesk change(KeptDesk read, String name, boolean on) {
        return now(register().change(read.code(), desk -> changed(desk, read.version(), name, on)));
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
