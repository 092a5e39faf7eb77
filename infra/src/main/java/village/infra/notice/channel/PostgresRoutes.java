package village.infra.notice.channel;

import static village.infra.postgres.Columns.text;
import static village.infra.postgres.Columns.uuid;
import static village.infra.postgres.Columns.word;

import io.r2dbc.spi.Readable;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
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
            with served as (
              select a.app_id, a.kind, a.capabilities from wechat_account a
              where case
                when exists (
                  select from wechat_account_village v join wechat_account o on o.app_id = v.app_id
                  where v.village_id = :village and o.kind = a.kind)
                then exists (
                  select from wechat_account_village v where v.village_id = :village and v.app_id = a.app_id)
                else a.standard end
            ), way as (
              select 0 as rank, 'subscribe' as channel, i.person_id, i.app_id, i.openid, i.created_at,
                coalesce(c.remaining, 0)::float8 as weight
              from served s
              join notice_template t on t.app_id = s.app_id and t.kind = :kind
              join wechat_identity i on i.app_id = s.app_id and i.person_id = any(:people)
              left join notice_consent c
                on c.app_id = i.app_id and c.openid = i.openid and c.template_id = t.template_id
              where s.kind = 'mini-program'
              union all
              select 1, 'customer', i.person_id, i.app_id, i.openid, i.created_at,
                extract(epoch from greatest(w.message_at, w.act_at))::float8
              from served s
              join wechat_identity i on i.app_id = s.app_id and i.person_id = any(:people)
              join reply_window w on w.app_id = i.app_id and w.openid = i.openid
              where s.kind in ('service', 'subscription')
              union all
              select 2, 'template', i.person_id, i.app_id, i.openid, i.created_at, 0
              from served s
              join notice_template t on t.app_id = s.app_id and t.kind = :kind
              join wechat_identity i on i.app_id = s.app_id and i.person_id = any(:people)
              where s.kind = 'service' and 'template-message' = any(s.capabilities)
            ), best as (
              select distinct on (person_id, rank) rank, channel, person_id, app_id, openid from way
              order by person_id, rank, weight desc, created_at desc, openid
            )
            select\s""" + TemplateRows.COLUMNS + """
            , b.channel, b.person_id, b.app_id, b.openid
            from best b left join notice_template t
              on t.app_id = b.app_id and t.kind = :kind and b.channel <> 'customer'
            order by b.person_id, b.rank
            """;

    private final Database database;

    public PostgresRoutes(Database database) {
        this.database = database;
    }

    @Override
    public Mono<List<Route>> of(Village.Id village, Notice.Kind kind, Collection<Person.Id> people) {
        return database.query(client -> client.sql(OF)
                .bind("village", village.value())
                .bind("kind", Columns.word(kind))
                .bind("people", people.stream().map(Person.Id::value).toArray(UUID[]::new))
                .map(PostgresRoutes::toRoute)
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
