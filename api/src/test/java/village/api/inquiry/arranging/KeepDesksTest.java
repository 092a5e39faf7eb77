package village.api.inquiry.arranging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import village.api.Reason;
import village.api.Refusal;
import village.api.identity.Actor;
import village.api.identity.Person;
import village.api.identity.Role;
import village.api.identity.membership.Memberships;
import village.api.inquiry.Asked;
import village.api.inquiry.Desk;
import village.api.inquiry.InMemoryDesks;
import village.api.inquiry.Seats;
import village.api.place.InMemoryVillages;
import village.api.place.Village;
import village.api.place.VillageCode;

/** Who keeps which desks, and at which of them a village may ask. */
class KeepDesksTest {
    private static final Optional<String> OURS = Optional.of("330999101");
    private static final KeptDesk.Wording MACHINES = new KeptDesk.Wording("农机", "补贴、维修", 4);

    private final Map<Person.Id, List<Memberships.Office>> offices = new HashMap<>();
    private final Village village =
            new Village(new Village.Id(UUID.randomUUID()), new VillageCode("330999101201"), "枫溪村", "枫溪镇", "枫江县");
    private final InMemoryDesks desks = new InMemoryDesks().lies(village.id(), OURS.orElseThrow());
    private final Clock clock = Clock.fixed(Asked.NOW, ZoneOffset.UTC);
    private final KeepDesks keepDesks =
            new KeepDesks(desks, new DeskKeepers(memberships()), villages(), Asked::nextId, clock);
    private final ServeVillage serveVillage = new ServeVillage(desks, desks, Asked::nextId, clock);
    private final Actor township = above(Role.DISPATCHER, OURS);
    private final Actor other = above(Role.DISPATCHER, Optional.of("330999102"));
    private final Actor operator = above(Role.OPERATOR, Optional.empty());

    private InMemoryVillages villages() {
        var all = new InMemoryVillages();
        all.put(village);
        return all;
    }

    private Memberships memberships() {
        return new Memberships() {
            @Override
            public Mono<List<Place>> of(Person.Id person) {
                return Mono.just(List.of());
            }

            @Override
            public Mono<List<Office>> above(Person.Id person) {
                return Mono.just(offices.getOrDefault(person, List.of()));
            }
        };
    }

    private Actor above(Role role, Optional<String> area) {
        var person = Asked.person();
        offices.put(person, List.of(new Memberships.Office(role, area.map(code -> new Memberships.Area(code, "镇")))));
        return new Actor(Optional.of(person), Optional.empty(), Set.of(role), Optional.empty(), Set.of());
    }

    private Actor inVillage(Actor actor) {
        return new Actor(actor.person(), Optional.of(village.id()), actor.roles(), Optional.empty(), Set.of());
    }

    @Test
    void aTownshipAddsADeskForItsVillages() {
        var added = add(township, OURS).block();
        assertThat(seats().requireOpen(added.code()).days()).isEqualTo(4);
        var kept = keepDesks.read(township, OURS).block();
        assertThat(kept.villages()).containsExactly(village);
        assertThat(kept.desks()).last().matches(kept::own);
        assertThat(kept.desks().get(0)).matches(desk -> !kept.own(desk));
    }

    @Test
    void nobodyKeepsTheDesksOfAnother() {
        var ours = add(township, OURS).block();
        assertRefused(() -> add(other, OURS).block(), Reason.ROLE_REQUIRED);
        assertRefused(() -> add(township, Optional.empty()).block(), Reason.ROLE_REQUIRED);
        assertRefused(() -> add(operator, OURS).block(), Reason.ROLE_REQUIRED);
        assertRefused(() -> add(above(Role.SUPERVISOR, OURS), OURS).block(), Reason.ROLE_REQUIRED);
        assertRefused(() -> change(other, ours, true).block(), Reason.ROLE_REQUIRED);
        assertRefused(() -> change(operator, ours, true).block(), Reason.ROLE_REQUIRED);
        var office = desks.byCode("office").block();
        assertRefused(() -> change(township, office, false).block(), Reason.ROLE_REQUIRED);
        assertThat(change(operator, office, false).block().on()).isFalse();
    }

    @Test
    void aClosedDeskTakesNothingAndIsOpenedAgain() {
        var added = add(township, OURS).block();
        var closed = change(township, added, false).block();
        assertRefused(() -> seats().requireOpen(added.code()), Reason.INQUIRY_DESK_UNKNOWN);
        assertThat(seats().required(added.code()).open()).isFalse();
        change(township, closed, true).block();
        assertThat(seats().requireOpen(added.code()).open()).isTrue();
        assertRefused(() -> change(township, added, true).block(), Reason.INQUIRY_STALE);
    }

    @Test
    void oneVillageIsLeftOutByItsOwnTownship() {
        serveVillage.leaveOut(inVillage(township), "law").block();
        assertRefused(() -> seats().requireOpen("law"), Reason.INQUIRY_DESK_UNKNOWN);
        assertThat(keepDesks.read(township, OURS).block().leftOut()).containsEntry("law", Set.of(village.id()));
        serveVillage.takeIn(inVillage(township), "law").block();
        assertThat(seats().requireOpen("law").open()).isTrue();
        assertRefused(() -> serveVillage.leaveOut(inVillage(operator), "law").block(), Reason.ROLE_REQUIRED);
        assertRefused(() -> serveVillage.leaveOut(inVillage(township), "moon").block(), Reason.INQUIRY_DESK_UNKNOWN);
    }

    @Test
    void whatNobodyCouldReadOrChooseIsRefused() {
        assertRefused(() -> new KeptDesk.Wording(" ", "问", 3), Reason.REQUEST_INVALID);
        assertRefused(() -> new KeptDesk.Wording("字".repeat(13), "问", 3), Reason.REQUEST_INVALID);
        assertThat(new KeptDesk.Wording("字".repeat(12), "问", 60).days()).isEqualTo(60);
        assertRefused(() -> new KeptDesk.Wording("农机", "问", 61), Reason.REQUEST_INVALID);
        assertRefused(() -> new KeptDesk.Wording("农机", "问", 0), Reason.REQUEST_INVALID);
        IntStream.range(2, KeepDesks.MOST)
                .forEach(n -> add(township, OURS, "窗口" + n).block());
        assertRefused(() -> add(township, OURS, "再一个").block(), Reason.REQUEST_INVALID);
    }

    private Mono<KeptDesk> add(Actor actor, Optional<String> area) {
        return keepDesks.add(actor, area, Desk.Kind.EXPERT, MACHINES, Asked.once());
    }

    private Mono<KeptDesk> add(Actor actor, Optional<String> area, String name) {
        return keepDesks.add(actor, area, Desk.Kind.OFFICE, new KeptDesk.Wording(name, "问", 3), Asked.once());
    }

    private Mono<KeptDesk> change(Actor actor, KeptDesk read, boolean on) {
        return keepDesks.change(actor, read.code(), read.version(), read.wording(), on);
    }

    private Seats seats() {
        return Seats.of(desks, village.id()).block();
    }

    private static void assertRefused(ThrowingCallable act, Reason reason) {
        assertThatThrownBy(act)
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.reason()).isEqualTo(reason));
    }
}
