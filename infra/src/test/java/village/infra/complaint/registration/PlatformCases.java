package village.infra.complaint.registration;

import static village.api.complaint.Cases.MONDAY_9;

import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import village.api.client.Client;
import village.api.complaint.Cases;
import village.api.complaint.Complaint;
import village.api.identity.Person;
import village.api.place.Village;
import village.infra.complaint.StoredComplaints;
import village.infra.postgres.PostgresExtension;

/** A village with cases, people and platforms in PostgreSQL. */
final class PlatformCases {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final PostgresExtension postgres;
    private final Village.Id village = new Village.Id(UUID.randomUUID());

    PlatformCases(PostgresExtension postgres) {
        this.postgres = postgres;
        // The first id makes its factory, under a lock.
        UuidCreator.getTimeOrderedEpoch();
        insert("insert into village (id, name) values (:id, '测试村')", village.value());
    }

    Village.Id village() {
        return village;
    }

    Person.Id person() {
        var person = UUID.randomUUID();
        insert("insert into person (id) values (:id)", person);
        return new Person.Id(person);
    }

    Client.Id platform() {
        var id = UUID.randomUUID();
        insert("""
            insert into client (id, version, name, quota_count, quota_seconds, addresses, external_prefix,
              gateway_signing, sandbox, registered_at)
            values (:id, 1, '平台', 10, 60, '{}', '', false, false, now())
            """, id);
        return new Client.Id(id);
    }

    Complaint.Id complaint() {
        var filed = Cases.filed(village, person(), Cases.intake("桥面裂了"), MONDAY_9);
        return StoredComplaints.in(postgres.database())
                .add(Cases.once(UUID.randomUUID().toString()), List.of(filed))
                .block(PATIENCE);
    }

    private void insert(String sql, UUID id) {
        postgres.sql().sql(sql).bind("id", id).then().block(PATIENCE);
    }
}
