package village.infra.notice.channel;

import static village.infra.postgres.Columns.number;
import static village.infra.postgres.Columns.orNull;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import village.api.identity.OpenId;
import village.api.identity.Person;
import village.api.notice.channel.Subscriptions;
import village.infra.postgres.Columns;
import village.infra.postgres.Database;

/**
 * Templates and consents on PostgreSQL. Of several identities in one mini-program the latest answers.
 */
public final class PostgresSubscriptions implements Subscriptions {
    private static final String OF = "select " + TemplateRows.COLUMNS + """
            , coalesce(c.remaining, 0)
            from (
              select distinct on (app_id) app_id, openid from wechat_identity where person_id = :person
              order by app_id, created_at desc, openid
            ) i
            join wechat_account a on a.app_id = i.app_id and a.kind = 'mini-program'
            join (
              select distinct on (app_id, template_id) * from notice_template order by app_id, template_id, kind
            ) t on t.app_id = i.app_id
            left join notice_consent c
              on c.app_id = i.app_id and c.openid = i.openid and c.template_id = t.template_id
            order by t.app_id, t.template_id
            """;
    private static final String KEEP = """
            insert into notice_consent as c (app_id, openid, template_id, remaining, last_result, banned, ahead, ahead_at,
              told_at)
            """;
    /** What his page tells. */
    private static final String BY_PERSON = """
            select distinct on (i.app_id) i.app_id, i.openid, t.template_id, :granted, :result, :result = 'ban',
              :granted, now(), cast(:told as timestamptz)
            from notice_template t
            join wechat_account a on a.app_id = t.app_id and a.kind = 'mini-program'
            join wechat_identity i on i.app_id = t.app_id
            where t.template_id = :template and i.person_id = :person
            order by i.app_id, i.created_at desc, i.openid
            """;
    /** What WeChat tells. */
    private static final String BY_USER = """
            select distinct i.app_id, i.openid, t.template_id, :granted, :result, :result = 'ban',
              -:granted, now(), cast(:told as timestamptz)
            from notice_template t
            join wechat_account a on a.app_id = t.app_id and a.kind = 'mini-program'
            join wechat_identity i on i.app_id = t.app_id
            where t.template_id = :template and i.app_id = :appId and i.openid = :openId
            """;
    /** One consent is told of twice; what the one has told and the other not yet is how far it is ahead. */
    private static final String ON_CONFLICT = """
            on conflict (app_id, openid, template_id) do update set
              remaining = case
                when excluded.last_result <> 'accept' then 0
                when c.ahead * excluded.ahead < 0 and c.ahead_at > now() - cast(:twice as interval) then c.remaining
                else least(c.remaining + 1, :most) end,
              last_result = excluded.last_result,
              banned = case excluded.last_result when 'accept' then false when 'ban' then true else c.banned end,
              ahead = case
                when excluded.last_result <> 'accept' then 0
                when c.ahead_at > now() - cast(:twice as interval)
                  then greatest(-:most, least(:most, c.ahead + excluded.ahead))
                else excluded.ahead end,
              ahead_at = case when excluded.last_result = 'accept' then excluded.ahead_at else c.ahead_at end,
              told_at = coalesce(excluded.told_at, c.told_at), changed_at = now()
            where excluded.told_at is null or c.told_at is null or c.told_at < excluded.told_at
            """;

    private static final String ANSWERED = KEEP + BY_PERSON + ON_CONFLICT;
    private static final String TOLD = KEEP + BY_USER + ON_CONFLICT;

    private final Database database;

    public PostgresSubscriptions(Database database) {
        this.database = database;
    }

    @Override
    public Mono<List<Subscription>> of(Person.Id person) {
        return database.query(client -> client.sql(OF)
                .bind("person", person.value())
                .map(row -> new Subscription(TemplateRows.toTemplate(row), (int) number(row, TemplateRows.WIDTH)))
                .all()
                .collectList());
    }

    /** In the order of templates, so that two answers at once do not wait for each other in a circle. */
    @Override
    public Mono<Void> answered(Person.Id person, Map<String, Answer> answers) {
        return database.write(client -> Flux.fromIterable(new TreeMap<>(answers).entrySet())
                .concatMap(one -> answered(client, person, one.getKey(), one.getValue()))
                .then());
    }

    private static Mono<Void> answered(DatabaseClient client, Person.Id person, String template, Answer answer) {
        return kept(client.sql(ANSWERED).bind("person", person.value()), template, answer, Optional.empty());
    }

    @Override
    public Mono<Void> told(OpenId user, Map<String, Answer> answers, Instant at) {
        return database.write(client -> Flux.fromIterable(new TreeMap<>(answers).entrySet())
                .concatMap(one -> kept(
                        client.sql(TOLD).bind("appId", user.appId()).bind("openId", user.value()),
                        one.getKey(),
                        one.getValue(),
                        Optional.of(at)))
                .then());
    }

    private static Mono<Void> kept(
            DatabaseClient.GenericExecuteSpec statement, String template, Answer answer, Optional<Instant> told) {
        return statement
                .bind("template", template)
                .bind("granted", answer == Answer.ACCEPT ? 1 : 0)
                .bind("result", Columns.word(answer))
                .bind("told", orNull(told, Instant.class))
                .bind("twice", TWICE.toSeconds() + " seconds")
                .bind("most", MOST)
                .then();
    }
}
