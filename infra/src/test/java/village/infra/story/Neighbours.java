package village.infra.story;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationContext;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.Parameter;
import village.api.place.VillageCode;
import village.api.place.Villages;
import village.infra.crypto.Sealer;

/** People of 枫溪村 that one story has for itself: bound, known to WeChat by a UnionID, and never in the public account. */
final class Neighbours {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String NAME = "何小满";
    private static final String PHONE = "19900000098";

    private Neighbours() {}

    static void settle(ApplicationContext context, String openid) {
        settle(context, openid, NAME, "resident", Optional.empty());
    }

    /** A Party member of the branch that the demo's secretary keeps. */
    static void member(ApplicationContext context, String openid, String name) {
        settle(context, openid, name, "villager", Optional.of("枫溪村党支部"));
    }

    private static void settle(
            ApplicationContext context, String openid, String name, String kind, Optional<String> branch) {
        var sql = context.getBean(DatabaseClient.class);
        var sealer = context.getBean(Sealer.class);
        var village = context.getBean(Villages.class)
                .byCode(new VillageCode(WholeVillage.VILLAGE))
                .block(PATIENCE)
                .id()
                .value();
        var person = UUID.nameUUIDFromBytes(WholeVillage.utf8(openid));
        var roster = UUID.randomUUID();
        var binding = UUID.randomUUID();
        sql.sql("insert into person (id) values (:person)")
                .bind("person", person)
                .then()
                .then(sql.sql("""
                    insert into wechat_identity (app_id, openid, unionid, person_id)
                    values ('wxdemo0mini000001', :openid, :unionid, :person)
                    """)
                        .bind("openid", openid)
                        .bind("unionid", "union-" + openid)
                        .bind("person", person)
                        .then())
                .then(sql.sql("""
                    insert into roster_person (village_id, id, kind, name_sealed, name_index, party_branch)
                    values (:village, :id, :kind, :name, :nameIndex, :branch)
                    """)
                        .bind("village", village)
                        .bind("id", roster)
                        .bind("name", sealer.seal("roster_person.name", roster, name))
                        .bind("nameIndex", sealer.index("roster_person.name", name))
                        .bind("kind", kind)
                        .bind("branch", Parameter.fromOrEmpty(branch.orElse(null), String.class))
                        .then())
                .then(sql.sql("""
                    insert into binding (village_id, id, person_id, roster_id, state, claimed_phone_sealed,
                      phone_index, requested_at, decided_at)
                    values (:village, :id, :person, :roster, 'bound', :phone, :phoneIndex, now(), now())
                    """)
                        .bind("village", village)
                        .bind("id", binding)
                        .bind("person", person)
                        .bind("roster", roster)
                        .bind("phone", sealer.seal("binding.claimed_phone", binding, PHONE))
                        .bind("phoneIndex", sealer.index("roster_person.phone", PHONE))
                        .then())
                .block(PATIENCE);
    }
}
