package village.infra.gate;

import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import village.api.gate.GateReleases;
import village.api.gate.GateReleasesContract;
import village.api.identity.Person;
import village.api.place.Village;
import village.infra.postgres.PostgresExtension;

class PostgresGateReleasesTest implements GateReleasesContract {
    private static final Duration SOON = Duration.ofSeconds(10);

    @RegisterExtension
    static final PostgresExtension POSTGRES = new PostgresExtension();

    private final Village.Id village = new Village.Id(UUID.randomUUID());

    @BeforeEach
    void addVillage() {
        POSTGRES.sql()
                .sql("insert into village (id, name) values (:id, '测试村')")
                .bind("id", village.value())
                .then()
                .block(SOON);
    }

    @Override
    public GateReleases releases() {
        return new PostgresGateReleases(POSTGRES.database());
    }

    @Override
    public Village.Id village() {
        return village;
    }

    @Override
    public Person.Id person() {
        var id = UUID.randomUUID();
        POSTGRES.sql()
                .sql("insert into person (id) values (:id)")
                .bind("id", id)
                .then()
                .block(SOON);
        return new Person.Id(id);
    }

    @Override
    public long told() {
        return Objects.requireNonNull(POSTGRES.sql()
                .sql("select count(*) from event where village_id = :village and type = 'gate.released'")
                .bind("village", village.value())
                .map(row -> row.get(0, Long.class))
                .one()
                .block(SOON));
    }
}
