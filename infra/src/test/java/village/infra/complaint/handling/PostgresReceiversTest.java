package village.infra.complaint.handling;

import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.extension.RegisterExtension;
import village.api.client.Client;
import village.api.client.Scope;
import village.api.complaint.handling.above.Receivers;
import village.api.complaint.handling.above.ReceiversContract;
import village.api.place.PlaceSamples;
import village.api.place.Village;
import village.infra.place.SetupPlaces;
import village.infra.postgres.PostgresExtension;

class PostgresReceiversTest implements ReceiversContract {
    @RegisterExtension
    static final PostgresExtension POSTGRES = new PostgresExtension();

    @Override
    public Receivers receivers() {
        return new PostgresReceivers(POSTGRES.database(), SetupPlaces.villages(POSTGRES.database(), Clock.systemUTC()));
    }

    @Override
    public Village village() {
        var township = PlaceSamples.township();
        var registry = SetupPlaces.registry(POSTGRES.database(), Clock.systemUTC(), UUID::randomUUID);
        registry.area(township.substring(0, 6), "枫江县", Optional.empty()).block(PATIENCE);
        registry.area(township, "枫溪镇", Optional.of(township.substring(0, 6))).block(PATIENCE);
        return registry.village(PlaceSamples.code(township, 201), "枫溪村").block(PATIENCE);
    }

    @Override
    public Client.Id client(String name, boolean keyed, Scope... scopes) {
        var id = UUID.randomUUID();
        POSTGRES.sql().sql("""
            insert into client (id, version, name, quota_count, quota_seconds, addresses, external_prefix,
              gateway_signing, sandbox, registered_at)
            values (:id, 1, :name, 10, 60, '{}', '', false, false, now())
            """).bind("id", id).bind("name", name).then().block(PATIENCE);
        POSTGRES.sql()
                .sql("""
                    insert into client_key (id, client_id, secret_sealed, issued_at, revoked_at)
                    values (:key, :id, '\\x00', now(), case when :keyed then null else now() end)
                    """)
                .bind("key", "vk" + id.getMostSignificantBits())
                .bind("id", id)
                .bind("keyed", keyed)
                .then()
                .block(PATIENCE);
        for (var scope : scopes) {
            var words = scope.toString().split(":");
            POSTGRES.sql()
                    .sql("insert into client_scope (client_id, resource, access, area) values (:id, :what, :how,"
                            + " :area)")
                    .bind("id", id)
                    .bind("what", words[0])
                    .bind("how", words[1])
                    .bind("area", words[2])
                    .then()
                    .block(PATIENCE);
        }
        return new Client.Id(id);
    }
}
