package village.infra.notice;

import static village.infra.postgres.Columns.number;
import static village.infra.postgres.Columns.text;
import static village.infra.postgres.Columns.uuid;
import static village.infra.postgres.Columns.word;

import io.r2dbc.spi.Readable;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import village.api.identity.Person;
import village.api.notice.Notice;
import village.api.notice.Subscriptions;
import village.api.notice.Template;
import village.api.place.Village;
import village.infra.postgres.Columns;
import village.infra.postgres.Database;

/**
 * Templates and consents on PostgreSQL. Of several identities in one mini-program the latest answers; people are reached
 * where they have most consents left.
 */
final class PostgresSubscriptions implements Subscriptions {
    private static final String TEMPLATE = "t.app_id, t.kind, t.template_id, t.title, t.page, t.fields";

    private static final String OF = "select " + TEMPLATE + """
            , coalesce(c.remaining, 0)
            from (
              select distinct on (app_id) app_id, openid from wechat_identity where person_id = :person
              order by app_id, created_at desc, openid
            ) i
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
            from notice_template t join wechat_identity i on i.app_id = t.app_id
            where t.template_id = :template and i.person_id = :person
            order by i.app_id, i.created_at desc, i.openid
            on conflict (app_id, openid, template_id) do update set
              remaining = case when excluded.banned then 0 else least(c.remaining + excluded.remaining, :most) end,
              last_result = excluded.last_result,
              banned = case excluded.last_result when 'accept' then false when 'ban' then true else c.banned end,
              changed_at = now()
            """;
    private static final String CHANNELS = "select distinct on (i.person_id) " + TEMPLATE + """
            , i.person_id, i.openid
            from notice_template t
            join wechat_account a on a.app_id = t.app_id and a.kind = 'mini-program'
            join wechat_identity i on i.app_id = t.app_id
            left join notice_consent c
              on c.app_id = i.app_id and c.openid = i.openid and c.template_id = t.template_id
            where t.kind = :kind and i.person_id = any(:people) and case
              when exists (
                select from wechat_account_village v join wechat_account o on o.app_id = v.app_id
                where v.village_id = :village and o.kind = 'mini-program')
              then exists (
                select from wechat_account_village v where v.village_id = :village and v.app_id = t.app_id)
              else a.standard end
            order by i.person_id, coalesce(c.remaining, 0) desc, i.created_at desc, i.openid
            """;

    private final Database database;

    PostgresSubscriptions(Database database) {
        this.database = database;
    }

    @Override
    public Mono<List<Subscription>> of(Person.Id person) {
        return database.query(client -> client.sql(OF)
                .bind("person", person.value())
                .map(row -> new Subscription(toTemplate(row), (int) number(row, 6)))
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

    @Override
    public Mono<List<Channel>> channels(Village.Id village, Notice.Kind kind, Collection<Person.Id> people) {
        return database.query(client -> client.sql(CHANNELS)
                .bind("village", village.value())
                .bind("kind", Columns.word(kind))
                .bind("people", people.stream().map(Person.Id::value).toArray(UUID[]::new))
                .map(row -> new Channel(new Person.Id(uuid(row, 6)), text(row, 7), toTemplate(row)))
                .all()
                .collectList());
    }

    private static Template toTemplate(Readable row) {
        var fields = DeliveryRows.texts(row, 5).entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, field -> source(field.getValue())));
        return new Template(
                text(row, 0), word(row, 1, Notice.Kind.class), text(row, 2), text(row, 3), text(row, 4), fields);
    }

    /** The table takes no other words. */
    private static Template.Source source(String word) {
        return Template.Source.valueOf(word.toUpperCase(Locale.ROOT));
    }
}
