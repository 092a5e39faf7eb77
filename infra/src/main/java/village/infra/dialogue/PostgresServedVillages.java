package village.infra.dialogue;

import static village.infra.postgres.Columns.uuid;

import com.github.benmanes.caffeine.cache.AsyncLoadingCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import village.api.place.Village;
import village.api.place.Villages;
import village.infra.postgres.Database;
import village.wechat.dialogue.ServedVillages;

/** The villages of each account on PostgreSQL, remembered for half a minute. */
final class PostgresServedVillages implements ServedVillages {
    private static final Duration REMEMBERED = Duration.ofSeconds(30);
    private static final String SERVED = """
            select v.village_id from wechat_account_village v where v.app_id = :appId
            union
            select village.id from village, wechat_account account
            where account.app_id = :appId and account.standard and not exists (
              select 1 from wechat_account_village v join wechat_account other on other.app_id = v.app_id
              where v.village_id = village.id and other.kind = account.kind)
            limit 5000
            """;

    private final Database database;
    private final Villages villages;
    private final AsyncLoadingCache<String, List<Village>> served = Caffeine.newBuilder()
            .maximumSize(1_000)
            .expireAfterWrite(REMEMBERED)
            .buildAsync((appId, executor) -> read(appId).toFuture());

    PostgresServedVillages(Database database, Villages villages) {
        this.database = database;
        this.villages = villages;
    }

    @Override
    public Mono<List<Village>> of(String appId) {
        return Mono.defer(() -> Mono.fromFuture(served.get(appId), true));
    }

    private Mono<List<Village>> read(String appId) {
        return database.query(client -> client.sql(SERVED)
                        .bind("appId", appId)
                        .map(row -> new Village.Id(uuid(row, 0)))
                        .all()
                        .collectList())
                .flatMapMany(Flux::fromIterable)
                .concatMap(villages::byId)
                .collectSortedList(
                        Comparator.comparing(village -> village.code().value()));
    }
}
