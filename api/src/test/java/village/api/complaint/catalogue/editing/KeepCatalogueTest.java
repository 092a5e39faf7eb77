package village.api.complaint.catalogue.editing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static village.api.complaint.catalogue.editing.CatalogueSamples.lower;
import static village.api.complaint.catalogue.editing.CatalogueSamples.once;
import static village.api.complaint.catalogue.editing.CatalogueSamples.upper;

import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import village.api.Reason;
import village.api.Refusal;
import village.api.identity.Actor;
import village.api.identity.Person;
import village.api.identity.Role;

/** An operator prepares what is to come; what is in force stays as it is. */
class KeepCatalogueTest {
    /** The evening of 24 November in London, the 25th in the village. */
    private static final Clock NOW = Clock.fixed(Instant.parse("2026-11-24T20:00:00Z"), ZoneOffset.UTC);

    private static final LocalDate TOMORROW = LocalDate.parse("2026-11-26");
    private final InMemoryCatalogues catalogues = new InMemoryCatalogues();
    private final CatalogueSheets sheets = new CatalogueSheets() {
        @Override
        public Mono<List<Row>> read(Flux<ByteBuffer> spreadsheet) {
            return Mono.just(List.of(new Row(2, List.of("01", "环境", "", "", "", "", "", ""))));
        }

        @Override
        public Mono<byte[]> write(List<CatalogueLine> lines) {
            return Mono.just(new byte[lines.size()]);
        }
    };
    private final KeepCatalogue keep = new KeepCatalogue(catalogues, sheets, UUID::randomUUID, NOW);
    private final KeepPeriods periods = new KeepPeriods(new InMemoryPeriodVersions(), UUID::randomUUID, NOW);
    private final Actor operator = above(Role.OPERATOR);
    private final Actor township = above(Role.DISPATCHER);

    private static Actor above(Role role) {
        return new Actor(
                Optional.of(new Person.Id(UUID.randomUUID())),
                Optional.empty(),
                Set.of(role),
                Optional.empty(),
                Set.of());
    }

    private static KeepCatalogue.Draft draft(LocalDate from, CatalogueLine... lines) {
        return new KeepCatalogue.Draft(from, "县里的清单", List.of(lines));
    }

    @Test
    void theNextVersionIsComparedWithTheOneItFollowsAndPublished() {
        var first = draft(TOMORROW, upper("01", "环境"));
        assertThat(keep.preview(operator, first).block()).hasSize(1);
        keep.publish(operator, first, once()).block();
        var next = draft(TOMORROW.plusDays(30), upper("01", "环境"), lower("0101", "垃圾", 24));
        assertThat(keep.preview(operator, next).block())
                .extracting(CatalogueChange::code)
                .containsExactly("0101");
        var published = keep.publish(operator, next, once()).block();
        assertThat(keep.sheet(operator, published.version()).block()).hasSize(2);
        assertThat(keep.all(operator).block().versions())
                .allMatch(keep.all(operator).block()::toCome);
        keep.undo(operator, published.version()).block();
        assertThat(keep.all(operator).block().versions()).hasSize(1);
        assertThat(catalogues.events()).hasSize(3);
    }

    @Test
    void theSameRequestAfterItWasTakenBackMakesNothing() {
        var key = once();
        var draft = draft(TOMORROW, upper("01", "环境"));
        var published = keep.publish(operator, draft, key).block();
        assertThat(keep.publish(operator, draft, key).block()).isEqualTo(published);
        keep.undo(operator, published.version()).block();
        refused(() -> keep.publish(operator, draft, key).block(), Reason.CATALOGUE_NOT_FOUND);
    }

    @Test
    void nothingTakesEffectTodayAndNothingInForceIsTakenBack() {
        refused(
                () -> keep.preview(operator, draft(TOMORROW.minusDays(1), upper("01", "环境")))
                        .block(),
                Reason.REQUEST_INVALID);
        keep.publish(operator, draft(TOMORROW, upper("01", "环境")), once()).block();
        var later = new KeepCatalogue(
                catalogues,
                sheets,
                UUID::randomUUID,
                Clock.fixed(Instant.parse("2026-11-25T16:00:00Z"), ZoneOffset.UTC));
        refused(() -> later.undo(operator, "2026-11-26").block(), Reason.CATALOGUE_IN_FORCE);
        assertThat(later.all(operator)
                        .block()
                        .inForce(later.all(operator).block().versions().get(0)))
                .isTrue();
        refused(() -> keep.undo(operator, "2031-01-01").block(), Reason.CATALOGUE_NOT_FOUND);
    }

    @Test
    void onlyAnOperatorKeepsIt() {
        refused(() -> keep.all(township).block(), Reason.ROLE_REQUIRED);
        refused(() -> keep.read(township, "x").block(), Reason.ROLE_REQUIRED);
        refused(() -> keep.open(township, Flux.empty()).block(), Reason.ROLE_REQUIRED);
        refused(
                () -> keep.publish(township, draft(TOMORROW, upper("01", "环境")), once())
                        .block(),
                Reason.ROLE_REQUIRED);
        refused(() -> periods.all(township).block(), Reason.ROLE_REQUIRED);
        assertThat(keep.open(operator, Flux.empty()).block()).hasSize(1);
    }

    @Test
    void periodsAreWrittenForADayToComeAndTakenBackBeforeIt() {
        var next = PeriodVersion.drafted(TOMORROW, 15, 60, "新条例");
        periods.publish(operator, next, once()).block();
        assertThat(periods.all(operator).block().versions()).containsExactly(next);
        refused(
                () -> periods.publish(operator, PeriodVersion.drafted(TOMORROW.minusDays(1), 15, 60, "新条例"), once())
                        .block(),
                Reason.REQUEST_INVALID);
        periods.undo(operator, TOMORROW).block();
        refused(() -> periods.undo(operator, TOMORROW).block(), Reason.CATALOGUE_NOT_FOUND);
        refused(() -> periods.undo(operator, TOMORROW.minusDays(1)).block(), Reason.CATALOGUE_IN_FORCE);
        refused(() -> PeriodVersion.drafted(TOMORROW, 15, 14, "新条例"), Reason.REQUEST_INVALID);
        assertThat(PeriodVersion.drafted(TOMORROW, 15, 15, "新条例").finishDays()).isEqualTo(15);
    }

    private static void refused(ThrowingCallable act, Reason reason) {
        assertThatThrownBy(act)
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.reason()).isEqualTo(reason));
    }
}
