package village.infra.news.column;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import village.api.Once;
import village.api.Reason;
import village.api.Refusal;
import village.api.gate.GateWorld;
import village.api.identity.Actor;
import village.api.identity.Person;
import village.api.identity.Role;
import village.api.news.column.AddColumn;
import village.api.news.column.ChangeColumn;
import village.api.news.column.Column;
import village.api.news.column.ColumnTree;
import village.api.news.column.Columns;
import village.api.news.column.RemoveColumn;
import village.api.place.Village;
import village.infra.postgres.PostgresExtension;

/** Columns are moved and removed while others work in them. */
class PostgresColumnsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @RegisterExtension
    static final PostgresExtension POSTGRES = new PostgresExtension();

    private final Village.Id village = new Village.Id(UUID.randomUUID());
    private final Actor cadre = new Actor(
            Optional.of(new Person.Id(UUID.randomUUID())),
            Optional.of(village),
            Set.of(Role.CADRE),
            Optional.empty(),
            Set.of());
    private final Columns columns = StoredColumns.in(POSTGRES.database());
    private final GateWorld world = new GateWorld(village);
    private final AddColumn add =
            new AddColumn(columns, world.gate, UuidCreator::getTimeOrderedEpoch, Clock.systemUTC());
    private final ChangeColumn change =
            new ChangeColumn(columns, world.gate, UuidCreator::getTimeOrderedEpoch, Clock.systemUTC());
    private final RemoveColumn remove = new RemoveColumn(columns, UuidCreator::getTimeOrderedEpoch, Clock.systemUTC());

    @BeforeEach
    void addVillage() {
        sql("insert into village (id, name) values ('" + village + "', '测试村')");
    }

    @Test
    void aColumnMovesBelowAnotherAndUpAgain() {
        var top = added("上", Optional.empty());
        var moved = added("下", Optional.empty());
        move(moved, Optional.of(top)).block(PATIENCE);
        assertThat(tree().below(top)).extracting(Column::id).containsExactly(moved);
        move(moved, Optional.empty()).block(PATIENCE);
        assertThat(tree().below(top)).isEmpty();
        assertThat(tree().tops()).extracting(Column::id).contains(top, moved);
    }

    @Test
    void thereIsNoThirdLevel() {
        var top = added("上", Optional.empty());
        var lower = added("下", Optional.of(top));
        var other = added("旁", Optional.empty());
        refused(move(other, Optional.of(lower)), Reason.REQUEST_INVALID);
        refused(move(top, Optional.of(other)), Reason.REQUEST_INVALID);
        refused(move(top, Optional.of(top)), Reason.REQUEST_INVALID);
        refused(move(lower, Optional.of(new Column.Id(UUID.randomUUID()))), Reason.NEWS_COLUMN_NOT_FOUND);
    }

    @Test
    void whatWasNeverUsedIsRemoved() {
        var top = added("上", Optional.empty());
        var lower = added("下", Optional.of(top));
        refused(remove.remove(cadre, top, 1), Reason.NEWS_COLUMN_IN_USE);
        refused(remove.remove(cadre, lower, 2), Reason.NEWS_STALE);
        remove.remove(cadre, lower, 1).block(PATIENCE);
        remove.remove(cadre, top, 1).block(PATIENCE);
        assertThat(tree().columns()).extracting(Column::id).doesNotContain(top, lower);
        refused(remove.remove(cadre, top, 1), Reason.NEWS_COLUMN_NOT_FOUND);
    }

    /** One below the other, and the other below the one: only one may come true. */
    @RepeatedTest(5)
    void twoThatMoveBelowEachOtherDoNotVanish() {
        var one = added("一", Optional.empty());
        var other = added("二", Optional.empty());
        var done = together(List.of(move(one, Optional.of(other)), move(other, Optional.of(one))));
        assertThat(done).containsExactlyInAnyOrder("ok", "REQUEST_INVALID");
        assertThat(tree().tops()).extracting(Column::id).containsAnyOf(one, other);
    }

    /** What is added below a column that goes below another: there is no third level, whoever is first. */
    @RepeatedTest(5)
    void whatIsAddedBelowAMovingColumnIsNotOnAThirdLevel() {
        var top = added("上", Optional.empty());
        var moving = added("动", Optional.empty());
        var done =
                together(List.of(move(moving, Optional.of(top)), add.add(cadre, Optional.of(moving), "新", 0, once())));
        assertThat(done).contains("ok").contains("REQUEST_INVALID");
        var deep = tree().columns().stream()
                .filter(column -> column.parent()
                        .filter(above -> tree().require(above).parent().isPresent())
                        .isPresent());
        assertThat(deep).isEmpty();
    }

    /** Whoever is first: there is no column without its parent, and nobody is told of a fault of ours. */
    @RepeatedTest(5)
    void whatIsAddedBelowAColumnThatIsRemovedIsRefusedOrKeepsIt() {
        var top = added("上", Optional.empty());
        var done = together(List.of(
                remove.remove(cadre, top, 1).thenReturn(true), add.add(cadre, Optional.of(top), "新", 0, once())));
        assertThat(done).contains("ok").containsAnyOf("NEWS_COLUMN_IN_USE", "NEWS_COLUMN_NOT_FOUND");
        assertThat(tree().columns())
                .allMatch(column -> column.parent()
                        .map(tree()::find)
                        .map(Optional::isPresent)
                        .orElse(true));
    }

    private Column.Id added(String name, Optional<Column.Id> parent) {
        return add.add(cadre, parent, name, 900, once()).block(PATIENCE).id();
    }

    private Mono<Column> move(Column.Id id, Optional<Column.Id> parent) {
        return Mono.defer(() -> columns.of(village).flatMap(all -> {
            var seen = new ColumnTree(all).require(id);
            return change.change(cadre, id, seen.version(), parent, seen.name(), 900);
        }));
    }

    private ColumnTree tree() {
        return new ColumnTree(columns.of(village).block(PATIENCE));
    }

    private Once once() {
        return new Once(
                "person:" + cadre.requirePerson(),
                "news.add-column",
                UUID.randomUUID().toString(),
                "ab");
    }

    private static List<String> together(List<Mono<?>> acts) {
        return Flux.fromIterable(acts)
                .flatMap(act -> act.subscribeOn(Schedulers.parallel())
                        .map(done -> "ok")
                        .onErrorResume(
                                Refusal.class,
                                refusal -> Mono.just(refusal.reason().name())))
                .collectList()
                .block(PATIENCE);
    }

    private static void refused(Mono<?> act, Reason reason) {
        assertThatThrownBy(() -> act.block(PATIENCE))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.reason()).isEqualTo(reason));
    }

    private static void sql(String statement) {
        POSTGRES.sql().sql(statement).then().block(PATIENCE);
    }
}
