package village.infra.credit.branch;

import static village.infra.postgres.Columns.text;
import static village.infra.postgres.Columns.truth;
import static village.infra.postgres.Columns.uuid;

import io.r2dbc.spi.Readable;
import java.text.Collator;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import reactor.core.publisher.Mono;
import village.api.credit.Member;
import village.api.credit.branch.BranchMember;
import village.api.credit.branch.Branches;
import village.api.identity.Person;
import village.api.identity.PersonName;
import village.api.identity.RosterPerson;
import village.api.place.Village;
import village.infra.credit.Grants;
import village.infra.crypto.Sealer;
import village.infra.postgres.Database;
import village.infra.postgres.Gathered;
import village.infra.postgres.Prepared;

/** Party branches out of roster, bindings and grants. */
final class PostgresBranches implements Branches {
    private static final String SELECT = """
        select r.village_id, r.id, r.name_sealed, r.party_branch, r.migrant, b.person_id is not null,
          coalesce(g.leads, false), coalesce(g.keeps, false)
        from roster_person r
        left join lateral (
          select person_id from binding
          where village_id = r.village_id and roster_id = r.id and state = 'bound' limit 1) b on true
        left join lateral (
          select bool_or(true) as leads, bool_or(\
        """ + Grants.secretary("h") + """
        ) as keeps from role_grant h
        where h.person_id = b.person_id and h.village_id = r.village_id and h.role in ('cadre', 'branch-secretary')
          and
        """ + Grants.running("h") + """
          ) g on true
        where r.party_branch is not null and r.left_at is null
        """;
    private static final Prepared MEMBERS = Prepared.of(SELECT + """
         and (r.village_id, r.id) in (select v, m from unnest(:villages, :members) as wanted (v, m))
        """);
    private static final String OF_BRANCH = SELECT + " and r.village_id = :village and r.party_branch = :branch";
    private static final String OF_VILLAGE = SELECT + " and r.village_id = :village";
    /** Of his bindings that ended later, or not at all, the first is the one of that moment. */
    private static final String BOUND_AT = SELECT + """
         and r.village_id = :village and r.id = (
          select roster_id from binding
          where village_id = :village and person_id = :person and roster_id is not null
            and (state = 'bound' or (state = 'ended' and ended_at > :at))
          order by ended_at nulls last limit 1)
        """;

    private static final String BOUND_TO = SELECT + """
         and (r.village_id, r.id) in (
          select village_id, roster_id from binding where person_id = :person and state = 'bound')
        """;

    private static final String KEPT =
            "select exists (select 1 from (" + Grants.keptBranches() + ") kept where kept.party_branch = :branch)";

    /** Who led in some villages at a moment, whether or not he is bound by now. */
    static final String LEADERS = """
        select distinct b.village_id, b.roster_id from role_grant g
        join binding b on b.village_id = g.village_id and b.person_id = g.person_id and b.roster_id is not null
          and (b.state = 'bound' or (b.state = 'ended' and b.ended_at > :at))
        where g.village_id = any(:villages) and g.role in ('cadre', 'branch-secretary')
          and g.valid_from <= :at and (g.valid_to is null or g.valid_to > :at)
        """;

    private final Database database;
    private final Sealer sealer;
    private final Gathered<Member, Supplier<BranchMember>> gathered;

    PostgresBranches(Database database, Sealer sealer) {
        this.database = database;
        this.sealer = sealer;
        this.gathered = new Gathered<>(database, this::found);
    }

    @Override
    public Mono<BranchMember> member(Village.Id village, RosterPerson.Id id) {
        var member = new Member(village, id);
        return database.either(
                        database.query(client -> found(client, List.of(member)))
                                .flatMap(found -> Mono.justOrEmpty(found.get(member))),
                        gathered.find(member))
                .map(Supplier::get);
    }

    /** Names are opened by who asked for them: one that does not open spoils no other's. */
    private Mono<Map<Member, Supplier<BranchMember>>> found(DatabaseClient client, List<Member> wanted) {
        return MEMBERS.query(
                        client,
                        values -> values.bind(
                                        "villages",
                                        ids(wanted, member -> member.village().value()))
                                .bind(
                                        "members",
                                        ids(wanted, member -> member.id().value())),
                        row -> Map.entry(member(row), sealed(row)))
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    private static UUID[] ids(List<Member> members, Function<Member, UUID> part) {
        return members.stream().map(part).toArray(UUID[]::new);
    }

    @Override
    public Mono<List<BranchMember>> of(Village.Id village, String branch) {
        return named(
                client -> client.sql(OF_BRANCH).bind("village", village.value()).bind("branch", branch));
    }

    @Override
    public Mono<List<BranchMember>> of(Village.Id village) {
        return named(client -> client.sql(OF_VILLAGE).bind("village", village.value()));
    }

    @Override
    public Mono<Boolean> kept(Village.Id village, String branch) {
        return database.query(client -> client.sql(KEPT)
                .bind("village", village.value())
                .bind("branch", branch)
                .map(row -> truth(row, 0))
                .one());
    }

    @Override
    public Mono<Set<RosterPerson.Id>> leaders(Village.Id village, Instant at) {
        return database.query(client -> client.sql(LEADERS)
                .bind("villages", new UUID[] {village.value()})
                .bind("at", at)
                .map(row -> new RosterPerson.Id(uuid(row, 1)))
                .all()
                .collect(Collectors.toSet()));
    }

    @Override
    public Mono<BranchMember> boundAt(Village.Id village, Person.Id person, Instant at) {
        return database.query(client -> client.sql(BOUND_AT)
                .bind("village", village.value())
                .bind("person", person.value())
                .bind("at", at)
                .map(this::toMember)
                .one());
    }

    @Override
    public Mono<List<BranchMember>> boundTo(Person.Id person) {
        return named(client -> client.sql(BOUND_TO).bind("person", person.value()));
    }

    private Mono<List<BranchMember>> named(Function<DatabaseClient, GenericExecuteSpec> select) {
        return database.query(
                client -> select.apply(client).map(this::toMember).all().collectSortedList(byName()));
    }

    /** Collators are not for several threads. */
    private static Comparator<BranchMember> byName() {
        var chinese = Collator.getInstance(Locale.CHINA);
        return Comparator.comparing((BranchMember who) -> who.name().value(), chinese)
                .thenComparing(who -> who.member().id().toString());
    }

    private BranchMember toMember(Readable row) {
        return sealed(row).get();
    }

    private static Member member(Readable row) {
        return new Member(new Village.Id(uuid(row, 0)), new RosterPerson.Id(uuid(row, 1)));
    }

    private Supplier<BranchMember> sealed(Readable row) {
        var member = member(row);
        var name = Objects.requireNonNull(row.get(2, byte[].class));
        var branch = text(row, 3);
        var migrant = truth(row, 4);
        var bound = truth(row, 5);
        var leads = truth(row, 6);
        var keeps = truth(row, 7);
        return () -> new BranchMember(
                member,
                new PersonName(sealer.open("roster_person.name", member.id().value(), name)),
                branch,
                migrant,
                bound,
                leads,
                keeps);
    }
}
