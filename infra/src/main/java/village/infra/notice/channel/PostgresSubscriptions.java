package village.infra.notice.channel;

import static village.infra.postgres.Columns.number;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
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
    private static final String ANSWERED = """
            insert into notice_consent as c (app_id, openid, template_id, remaining, last_result, banned)
            select distinct on (i.app_id) i.app_id, i.openid, t.template_id, :granted, :result, :result = 'ban'
            from notice_template t
            join wechat_account a on a.app_id = t.app_id and a.kind = 'mini-program'
            join wechat_identity i on i.app_id = t.app_id
            where t.template_id = :template and i.person_id = :person
            order by i.app_id, i.created_at desc, i.openid
            on conflict (app_id, openid, template_id) do update set
              remaining = case when excluded.banned then 0 else least(c.remaining + excluded.remaining, :most) end,
              last_result = excluded.last_result,
              banned = case excluded.last_result when 'accept' then false when 'ban' then true else c.banned end,
              changed_at = now()
            """;
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
        return client.sql(ANSWERED)
                .bind("person", person.value())
                .bind("template", template)
                .bind("granted", answer == Answer.ACCEPT ? 1 : 0)
                .bind("result", Columns.word(answer))
                .bind("most", MOST)
                .then();
    }
}
