package village.infra.story;

import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.springframework.context.ApplicationContext;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.Parameter;
import village.api.place.Point;
import village.api.place.Village;
import village.api.place.VillageCode;
import village.api.place.VillageRegistry;
import village.api.place.Villages;
import village.infra.crypto.Sealer;

/** Whom tests need beside the demo persons: another township with its dispatcher and a grid worker, a new
 * resident, Party members. */
final class Townspeople {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String TOWNSHIP = "330999102";
    private static final String APP = "wxdemo0mini000001";

    private final VillageRegistry registry;
    private final DatabaseClient sql;
    private final Sealer sealer;
    private final Villages villages;

    Townspeople(ApplicationContext context) {
        this.registry = context.getBean(VillageRegistry.class);
        this.sql = context.getBean(DatabaseClient.class);
        this.sealer = context.getBean(Sealer.class);
        this.villages = context.getBean(Villages.class);
    }

    void settle() {
        registry.area(TOWNSHIP, "石桥镇", Optional.of("330999")).block(PATIENCE);
        var village = registry.village(new VillageCode(WholeVillage.FOREIGN_VILLAGE), "石桥村")
                .block(PATIENCE)
                .id();
        var square = List.of(
                new Point(29.80, 120.30), new Point(29.80, 120.31), new Point(29.81, 120.31), new Point(29.81, 120.30));
        var grid = registry.grid(village, "第一网格", square).block(PATIENCE).id().value();
        grant(person("test-dispatcher-2"), "dispatcher", Optional.empty(), Optional.of(TOWNSHIP), Optional.empty());
        grant(person("test-grid-3"), "grid-worker", Optional.of(village), Optional.empty(), Optional.of(grid));
        neighbours();
    }

    /** Bound in 枫溪村: a new resident (新居民), and Party members who study; and two of another township of the county. */
    private void neighbours() {
        bound("test-resident-1", "resident", "何小满", Optional.empty());
        bound("test-party-2", "villager", "周正", Optional.of("枫溪村党支部"));
        bound("test-party-3", "villager", "吴快", Optional.of("枫溪村党支部"));
        bound(WholeVillage.FOREIGN_VILLAGE, "test-expert-1", "villager", "石律", Optional.empty());
        bound(WholeVillage.FOREIGN_VILLAGE, "test-outsider-1", "villager", "石生", Optional.empty());
    }

    private void bound(String openid, String kind, String name, Optional<String> branch) {
        bound(WholeVillage.VILLAGE, openid, kind, name, branch);
    }

    private void bound(String code, String openid, String kind, String name, Optional<String> branch) {
        var village = villages.byCode(new VillageCode(code)).block(PATIENCE).id();
        var person = person(openid);
        var roster = UUID.randomUUID();
        var binding = UUID.randomUUID();
        sql.sql("""
            insert into roster_person (village_id, id, kind, name_sealed, name_index, party_branch)
            values (:village, :id, :kind, :name, :nameIndex, :branch)
            """)
                .bind("village", village.value())
                .bind("id", roster)
                .bind("kind", kind)
                .bind("name", sealer.seal("roster_person.name", roster, name))
                .bind("nameIndex", sealer.index("roster_person.name", name))
                .bind("branch", Parameter.fromOrEmpty(branch.orElse(null), String.class))
                .then()
                .then(sql.sql("""
                    insert into binding (village_id, id, person_id, roster_id, state, claimed_phone_sealed,
                      phone_index, requested_at, decided_at)
                    values (:village, :id, :person, :roster, 'bound', :phone, :phoneIndex, now(), now())
                    """)
                        .bind("village", village.value())
                        .bind("id", binding)
                        .bind("person", person)
                        .bind("roster", roster)
                        .bind("phone", sealer.seal("binding.claimed_phone", binding, "19900000099"))
                        .bind("phoneIndex", sealer.index("roster_person.phone", "19900000099"))
                        .then())
                .block(PATIENCE);
    }

    private UUID person(String openid) {
        var person = UUID.nameUUIDFromBytes(WholeVillage.utf8(openid));
        sql.sql("insert into person (id) values (:person)")
                .bind("person", person)
                .then()
                .then(sql.sql("""
                    insert into wechat_identity (app_id, openid, unionid, person_id)
                    values (:app, :openid, :unionid, :person)
                    """)
                        .bind("app", APP)
                        .bind("openid", openid)
                        .bind("unionid", "union-" + openid)
                        .bind("person", person)
                        .then())
                .block(PATIENCE);
        return person;
    }

    private void grant(
            UUID person, String role, Optional<Village.Id> village, Optional<String> area, Optional<UUID> grid) {
        sql.sql("""
            insert into role_grant (id, person_id, role, village_id, area_code, grid_id)
            values (:id, :person, :role, :village, :area, :grid)
            """)
                .bind("id", UUID.randomUUID())
                .bind("person", person)
                .bind("role", role)
                .bind(
                        "village",
                        Parameter.fromOrEmpty(village.map(Village.Id::value).orElse(null), UUID.class))
                .bind("area", Parameter.fromOrEmpty(area.orElse(null), String.class))
                .bind("grid", Parameter.fromOrEmpty(grid.orElse(null), UUID.class))
                .then()
                .block(PATIENCE);
    }

    static String secret(long seed) {
        var bytes = new byte[48];
        new Random(seed).nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }
}
