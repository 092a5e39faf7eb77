package village.infra.credit;

import static org.assertj.core.api.Assertions.assertThat;
import static village.api.credit.ledger.Studied.each;
import static village.api.credit.ledger.Studied.event;
import static village.api.credit.ledger.Studied.posting;

import io.r2dbc.pool.ConnectionPool;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.publisher.Flux;
import village.api.Once;
import village.api.audit.Acting;
import village.api.credit.Member;
import village.api.credit.ledger.Ledger;
import village.api.credit.rule.Caps;
import village.api.identity.Face;
import village.api.identity.Person;
import village.api.identity.Role;
import village.api.identity.Standing;
import village.api.place.Village;
import village.infra.postgres.Columns;
import village.infra.postgres.CountedStatements;
import village.infra.postgres.PostgresExtension;

/** What is booked together is noted for each who asked, and costs hardly more journeys than one. */
class BookedTogetherTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @RegisterExtension
    static final PostgresExtension POSTGRES = new PostgresExtension();

    private static ConnectionPool other;

    private final Village.Id village = StoredMembers.village(POSTGRES.sql());
    private final Ledger ledger = new PostgresLedger(POSTGRES.database());

    @BeforeAll
    static void openConnections() {
        other = PostgresExtension.pool(POSTGRES.name());
        other.warmup().block(PATIENCE);
    }

    @AfterAll
    static void closeThem() {
        other.disposeLater().block(PATIENCE);
    }

    @Test
    void theAuditNamesForEachWhoConfirmedIt() {
        var member = member();
        var people = IntStream.range(0, 20)
                .mapToObj(number -> new Person.Id(UUID.randomUUID()))
                .toList();
        Flux.range(0, 40)
                .flatMap(
                        number -> ledger.book(once(number), posting(event(member, 1), each(Caps.NONE)))
                                .contextWrite(
                                        acting(people.get(number / 2), number % 2 == 0 ? Face.CONSOLE : Face.MP)::into),
                        40)
                .blockLast(PATIENCE);
        var noted = POSTGRES.sql()
                .sql("select a.actor_id from audit_log a join event e on e.id = a.id and e.subject_id = a.subject_id"
                        + " and e.type = a.act and e.village_id = a.village_id where a.village_id = :village")
                .bind("village", village.value())
                .map(row -> new Person.Id(Columns.uuid(row, 0)))
                .all()
                .collectList()
                .block(PATIENCE);
        assertThat(noted).as("those at the console, each once").containsExactlyInAnyOrderElementsOf(people);
    }

    @Test
    void manyAskHardlyMoreOfPostgresqlThanOne() {
        var counted = new CountedStatements(other);
        var counting = new PostgresLedger(counted.database());
        var members = IntStream.range(0, 32).mapToObj(number -> member()).toList();
        members.forEach(member ->
                ledger.book(List.of(posting(event(member, 1), each(Caps.NONE)))).block(PATIENCE));
        counted.clear();
        counting.book(once(-1), posting(event(members.get(0), 1), each(Caps.NONE)))
                .block(PATIENCE);
        assertThat(counted.asked()).as("key, members, books, lines").hasSize(4);
        counted.clear();
        Flux.range(0, 64)
                .flatMap(
                        number -> counting.book(
                                once(number), posting(event(members.get(number % 32), 1), each(Caps.NONE))),
                        64)
                .blockLast(PATIENCE);
        assertThat(counted.asked()).as("not 256").hasSizeLessThan(64);
    }

    private Acting acting(Person.Id person, Face face) {
        var actor = new Standing(Set.of(Role.BRANCH_SECRETARY), Optional.empty(), Set.of()).actor(person, village);
        return new Acting(actor, Optional.of(face), "request", Optional.empty());
    }

    private static Once once(int key) {
        return new Once("person", "credit.confirm", "key-" + key, "same");
    }

    private Member member() {
        return StoredMembers.member(POSTGRES.sql(), village);
    }
}
