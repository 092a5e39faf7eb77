package village.infra.credit.branch;

import static village.infra.postgres.Columns.uuid;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import reactor.core.publisher.Mono;
import village.api.credit.Member;
import village.api.credit.matter.Concerned;
import village.api.identity.Person;
import village.api.identity.RosterPerson;
import village.api.place.Village;
import village.infra.credit.Grants;
import village.infra.postgres.Database;
import village.infra.postgres.Prepared;

/** Members and secretaries out of bindings, rosters and grants. */
final class PostgresConcerned implements Concerned {
    private static final String MEMBERS = """
        select b.person_id from binding b
        where b.village_id = :village and b.roster_id = any(:members) and b.state = 'bound'
        """;
    private static final Prepared PEOPLE = Prepared.of("""
        select b.village_id, b.roster_id, b.person_id from unnest(:villages, :members) as wanted (v, m)
        join binding b on b.village_id = wanted.v and b.roster_id = wanted.m and b.state = 'bound'
        """);
    private static final String SECRETARIES = """
        select distinct b.person_id from roster_person r
        join role_grant g on g.village_id = r.village_id
        join binding b on b.village_id = r.village_id and b.person_id = g.person_id and b.state = 'bound'
        join roster_person s on s.village_id = r.village_id and s.id = b.roster_id and s.party_branch = r.party_branch
          and s.left_at is null
        where r.village_id = :village and r.id = :member
          and
        """ + Grants.secretary("g") + """
        and not exists (select 1 from binding o
          join role_grant own on own.village_id = o.village_id and own.person_id = o.person_id
          where o.village_id = r.village_id and o.roster_id = r.id and o.state = 'bound'
            and
        """ + Grants.secretary("own") + ")";

    private final Database database;

    PostgresConcerned(Database database) {
        this.database = database;
    }

    @Override
    public Mono<List<Person.Id>> members(Village.Id village, Collection<RosterPerson.Id> members) {
        return database.query(client -> client.sql(MEMBERS)
                .bind("village", village.value())
                .bind("members", members.stream().map(RosterPerson.Id::value).toArray(UUID[]::new))
                .map(row -> new Person.Id(uuid(row, 0)))
                .all()
                .collectList());
    }

    @Override
    public Mono<Map<Member, List<Person.Id>>> people(Collection<Member> members) {
        return database.query(client -> PEOPLE.query(
                        client,
                        values -> values.bind(
                                        "villages",
                                        members.stream()
                                                .map(member -> member.village().value())
                                                .toArray(UUID[]::new))
                                .bind(
                                        "members",
                                        members.stream()
                                                .map(member -> member.id().value())
                                                .toArray(UUID[]::new)),
                        row -> Map.entry(
                                new Member(new Village.Id(uuid(row, 0)), new RosterPerson.Id(uuid(row, 1))),
                                new Person.Id(uuid(row, 2))))
                .collectList()
                .map(rows -> rows.stream()
                        .collect(Collectors.groupingBy(
                                Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())))));
    }

    @Override
    public Mono<List<Person.Id>> secretaries(Member member) {
        return database.query(client -> client.sql(SECRETARIES)
                .bind("village", member.village().value())
                .bind("member", member.id().value())
                .map(row -> new Person.Id(uuid(row, 0)))
                .all()
                .collectList());
    }
}
