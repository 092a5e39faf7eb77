package village.infra.notice.channel;

import static village.infra.postgres.Columns.text;
import static village.infra.postgres.Columns.uuid;
import static village.infra.postgres.Columns.word;

import io.r2dbc.spi.Readable;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import reactor.core.publisher.Mono;
import village.api.identity.OpenId;
import village.api.identity.Person;
import village.api.notice.Notice;
import village.api.notice.channel.Channel;
import village.api.notice.channel.Route;
import village.api.notice.channel.Routes;
import village.api.notice.channel.Template;
import village.api.place.Village;
import village.infra.postgres.Columns;
import village.infra.postgres.Database;

/**
 * Ways to people on PostgreSQL. Of several identities in one account the latest answers; by subscribe message people are
 * reached where they have most consents left, by customer message where they were last heard of.
 */
public final class PostgresRoutes implements Routes {
    private static final String OF = """
            with asked as (
              select * from unnest(cast(:villages as uuid[]), cast(:people as uuid[])) as a (village_id, person_id)
            ), served as (
              select v.village_id, a.app_id, a.kind, a.capabilities
              from (select distinct village_id from asked) v cross join wechat_account a
              where case
                when exists (
                  select from wechat_account_village w join wechat_account o on o.app_id = w.app_id
                  where w.village_id = v.village_id and o.kind = a.kind)
                then exists (
                  select from wechat_account_village w where w.village_id = v.village_id and w.app_id = a.app_id)
                else a.standard end
            ), known as (
              select s.village_id, s.kind, s.capabilities, i.person_id, i.app_id, i.openid, i.created_at
              from asked q
              join wechat_identity i on i.person_id = q.person_id
              join served s on s.village_id = q.village_id and s.app_id = i.app_id
            ), way as (
              select 0 as rank, 'subscribe' as channel, i.village_id, i.person_id, i.app_id, i.openid, i.created_at,
                coalesce(c.remaining, 0)::float8 as weight
              from known i
              join notice_template t on t.app_id = i.app_id and t.kind = :kind
              left join notice_consent c
                on c.app_id = i.app_id and c.openid = i.openid and c.template_id = t.template_id
              where i.kind = 'mini-program'
              union all
              select 1, 'customer', i.village_id, i.person_id, i.app_id, i.openid, i.created_at,
                extract(epoch from greatest(w.message_at, w.act_at))::float8
              from known i
              join reply_window w on w.app_id = i.app_id and w.openid = i.openid
              where i.kind in ('service', 'subscription')
              union all
              select 2, 'template', i.village_id, i.person_id, i.app_id, i.openid, i.created_at, 0
              from known i
              join notice_template t on t.app_id = i.app_id and t.kind = :kind
              where i.kind = 'service' and 'template-message' = any(i.capabilities)
            ), best as (
              select distinct on (village_id, person_id, rank) rank, channel, village_id, person_id, app_id, openid
              from way order by village_id, person_id, rank, weight desc, created_at desc, openid
            )
            select\s""" + TemplateRows.COLUMNS + """
            , b.channel, b.person_id, b.app_id, b.openid, b.village_id
            from best b left join notice_template t
              on t.app_id = b.app_id and t.kind = :kind and b.channel <> 'customer'
            order by b.village_id, b.person_id, b.rank
            """;

    private final Database database;

    public PostgresRoutes(Database database) {
        this.database = database;
    }

    @Override
    public Mono<List<Route>> of(Village.Id village, Notice.Kind kind, Collection<Person.Id> people) {
        var whom = people.stream().map(person -> new Whom(village, person)).toList();
        return found(kind, whom).map(ways -> ways.stream().map(Way::route).toList());
    }

    @Override
    public Mono<Map<Whom, List<Route>>> of(Notice.Kind kind, Collection<Whom> people) {
        return found(kind, people)
                .map(ways -> ways.stream()
                        .collect(Collectors.groupingBy(Way::to, Collectors.mapping(Way::route, Collectors.toList()))));
    }

    private record Way(Whom to, Route route) {
        static Way of(Readable row) {
            var route = toRoute(row);
            return new Way(new Whom(new Village.Id(uuid(row, TemplateRows.WIDTH + 4)), route.person()), route);
        }
    }

    private Mono<List<Way>> found(Notice.Kind kind, Collection<Whom> people) {
        var whom = people.stream().distinct().toList();
        return database.query(client -> client.sql(OF)
                .bind("kind", Columns.word(kind))
                .bind(
                        "villages",
                        whom.stream().map(one -> one.village().value()).toArray(UUID[]::new))
                .bind("people", whom.stream().map(one -> one.person().value()).toArray(UUID[]::new))
                .map(Way::of)
                .all()
                .collectList());
    }

    private static Route toRoute(Readable row) {
        var after = TemplateRows.WIDTH;
        var channel = word(row, after, Channel.class);
        var template =
                channel == Channel.CUSTOMER ? Optional.<Template>empty() : Optional.of(TemplateRows.toTemplate(row));
        var to = new OpenId(text(row, after + 2), text(row, after + 3));
        return new Route(channel, new Person.Id(uuid(row, after + 1)), to, template);
    }
}
