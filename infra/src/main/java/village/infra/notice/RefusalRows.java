package village.infra.notice;

import java.time.Instant;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import village.api.identity.OpenId;

/** Who refused an account's template messages. WeChat tells nobody when he allows them again: doing something there is the sign. */
final class RefusalRows {
    private static final String REFUSES = """
            select exists (
              select from notice_refusal r
              where r.app_id = :appId and r.openid = :openId and not exists (
                select from reply_window w where w.app_id = r.app_id and w.openid = r.openid
                  and greatest(w.message_at, w.act_at) > r.refused_at))
            """;
    private static final String REFUSED = """
            insert into notice_refusal as r (app_id, openid, refused_at) values (:appId, :openId, :at)
            on conflict (app_id, openid) do update set refused_at = greatest(r.refused_at, excluded.refused_at)
            """;

    private RefusalRows() {}

    static Mono<Boolean> refuses(DatabaseClient client, OpenId follower) {
        return client.sql(REFUSES)
                .bind("appId", follower.appId())
                .bind("openId", follower.value())
                .map(row -> Boolean.TRUE.equals(row.get(0, Boolean.class)))
                .one();
    }

    static Mono<Void> refused(DatabaseClient client, OpenId follower, Instant at) {
        return client.sql(REFUSED)
                .bind("appId", follower.appId())
                .bind("openId", follower.value())
                .bind("at", at)
                .then();
    }
}
