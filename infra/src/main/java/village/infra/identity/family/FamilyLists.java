package village.infra.identity.family;

import static village.infra.postgres.Columns.instant;
import static village.infra.postgres.Columns.optionalText;
import static village.infra.postgres.Columns.optionalUuid;
import static village.infra.postgres.Columns.truth;
import static village.infra.postgres.Columns.uuid;
import static village.infra.postgres.Columns.word;

import io.r2dbc.spi.Readable;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import village.api.Page;
import village.api.identity.Person;
import village.api.identity.PersonName;
import village.api.identity.RosterPerson;
import village.api.identity.family.FamilyTie;
import village.api.identity.family.FamilyTies.Circle;
import village.api.identity.family.FamilyTies.Line;
import village.api.identity.family.FamilyTies.Member;
import village.api.identity.family.FamilyTies.Pending;
import village.api.place.Village;
import village.infra.crypto.Sealer;
import village.infra.postgres.Database;

/** Family ties as people look at them. */
final class FamilyLists {
    private static final String PENDING = """
            select t.id, h.id, h.name_sealed, w.id, w.name_sealed,
              coalesce(h.household_id = w.household_id, false), l.relation, t.asked_at
            from family_tie t
            join roster_person h on h.village_id = t.village_id and h.id = t.helper_roster_id
            left join roster_person w on w.village_id = t.village_id and w.id = t.roster_id and w.left_at is null
            left join roster_relative l on l.village_id = t.village_id
              and l.roster_id = t.helper_roster_id and l.relative_id = t.roster_id
            where t.village_id = :village and t.state = 'pending' and t.id > :after
            order by t.id limit :limit
            """;
    private static final String HOME = """
            select b.village_id, 'home', null::uuid, o.id, o.name_sealed, true, 'approved', null::text, null::bytea
            from binding b
            join roster_person m on m.village_id = b.village_id and m.id = b.roster_id and m.left_at is null
            left join roster_person o on o.village_id = m.village_id and o.household_id = m.household_id
              and o.id <> m.id and o.left_at is null
            where b.person_id = :person and b.state = 'bound'
            """;
    /** What was only said is shown as it was said: whether it was right, a cadre tells. */
    private static final String I_ACT_FOR = """
            select t.village_id, 'for', t.id, w.id, w.name_sealed,
              coalesce(h.household_id = w.household_id, false) and (t.claimed_name_sealed is null or t.state = 'approved'),
              t.state, t.decision_reason, t.claimed_name_sealed
            from family_tie t
            join roster_person h on h.village_id = t.village_id and h.id = t.helper_roster_id
            left join roster_person w on w.village_id = t.village_id and w.id = t.roster_id
            where t.helper_id = :person
              and (t.state in ('pending', 'approved')
                or coalesce(t.ended_at, t.decided_at) > now() - interval '180 days')
            """;

    private static final String ACT_FOR_ME = """
            select t.village_id, 'by', t.id, h.id, h.name_sealed, coalesce(h.household_id = w.household_id, false),
              t.state, null::text, null::bytea
            from binding b
            join family_tie t on t.village_id = b.village_id and t.roster_id = b.roster_id
            join roster_person h on h.village_id = t.village_id and h.id = t.helper_roster_id
            join roster_person w on w.village_id = t.village_id and w.id = t.roster_id
            where b.person_id = :person and b.state = 'bound' and t.state in ('pending', 'approved', 'ended')
              and (t.state <> 'ended' or t.ended_at > now() - interval '180 days')
            """;
    private static final String WARDS = """
            select b.village_id, 'for', null::uuid, w.id, w.name_sealed,
              coalesce(h.household_id = w.household_id, false), 'approved', null::text, null::bytea
            from binding b
            join roster_person h on h.village_id = b.village_id and h.id = b.roster_id and h.left_at is null
            join roster_person w on w.village_id = h.village_id and w.guardian_id = h.id and w.left_at is null
              and w.born > current_date - interval '18 years'
            where b.person_id = :person and b.state = 'bound'
            """;
    private static final String GUARDIANS = """
            select b.village_id, 'by', null::uuid, h.id, h.name_sealed,
              coalesce(h.household_id = w.household_id, false), 'approved', null::text, null::bytea
            from binding b
            join roster_person w on w.village_id = b.village_id and w.id = b.roster_id and w.left_at is null
              and w.born > current_date - interval '18 years'
            join roster_person h on h.village_id = w.village_id and h.id = w.guardian_id and h.left_at is null
            where b.person_id = :person and b.state = 'bound'
            """;
    private static final String AROUND =
            String.join(" union all ", HOME, I_ACT_FOR, ACT_FOR_ME, WARDS, GUARDIANS) + " order by 1, 3, 4 limit 500";
    private static final UUID FIRST = new UUID(0, 0);

    private final Database database;
    private final Sealer sealer;

    FamilyLists(Database database, Sealer sealer) {
        this.database = database;
        this.sealer = sealer;
    }

    Mono<Page<Pending, FamilyTie.Id>> pending(Village.Id village, int limit, Optional<FamilyTie.Id> after) {
        return database.query(client -> client.sql(PENDING)
                        .bind("village", village.value())
                        .bind("after", after.map(FamilyTie.Id::value).orElse(FIRST))
                        .bind("limit", limit + 1)
                        .map(this::toPending)
                        .all()
                        .collectList())
                .map(rows -> Page.of(rows, limit, Pending::id));
    }

    private Pending toPending(Readable row) {
        return new Pending(
                new FamilyTie.Id(uuid(row, 0)),
                name(uuid(row, 1), row.get(2, byte[].class)).orElseThrow(),
                optionalUuid(row, 3).flatMap(id -> name(id, row.get(4, byte[].class))),
                truth(row, 5),
                optionalText(row, 6),
                instant(row, 7));
    }

    Mono<List<Circle>> around(Person.Id person) {
        return database.query(client -> client.sql(AROUND)
                        .bind("person", person.value())
                        .map(this::toSeen)
                        .all()
                        .collectList())
                .map(FamilyLists::circles);
    }

    private static List<Circle> circles(List<Seen> seen) {
        return seen.stream()
                .map(Seen::village)
                .distinct()
                .map(village -> circle(
                        village,
                        seen.stream()
                                .filter(each -> each.village().equals(village))
                                .toList()))
                .toList();
    }

    private static Circle circle(Village.Id village, List<Seen> seen) {
        return new Circle(
                village,
                seen.stream().flatMap(each -> each.member().stream()).toList(),
                seen.stream().flatMap(each -> each.line("for").stream()).toList(),
                seen.stream().flatMap(each -> each.line("by").stream()).toList());
    }

    /** Who asked by a name is shown that name and no id until a cadre has said that it is right. */
    private Seen toSeen(Readable row) {
        var tie = optionalUuid(row, 2);
        var said = tie.flatMap(id -> opened("family_tie.claimed_name", id, row.get(8, byte[].class)));
        var state = word(row, 6, FamilyTie.State.class);
        var hidden = said.isPresent() && state != FamilyTie.State.APPROVED;
        var other = optionalUuid(row, 3).filter(id -> !hidden);
        return new Seen(
                new Village.Id(uuid(row, 0)),
                row.get(1, String.class),
                tie.map(FamilyTie.Id::new),
                other.map(RosterPerson.Id::new),
                other.flatMap(id -> name(id, row.get(4, byte[].class))).or(() -> said.map(PersonName::new)),
                truth(row, 5),
                state,
                optionalText(row, 7));
    }

    private Optional<PersonName> name(UUID id, byte @Nullable [] sealed) {
        return opened("roster_person.name", id, sealed).map(PersonName::new);
    }

    private Optional<String> opened(String column, UUID row, byte @Nullable [] sealed) {
        return Optional.ofNullable(sealed).map(bytes -> sealer.open(column, row, bytes));
    }

    private record Seen(
            Village.Id village,
            @Nullable String side,
            Optional<FamilyTie.Id> tie,
            Optional<RosterPerson.Id> other,
            Optional<PersonName> name,
            boolean household,
            FamilyTie.State state,
            Optional<String> reason) {

        Optional<Member> member() {
            return "home".equals(side)
                    ? other.flatMap(id -> name.map(known -> new Member(id, known)))
                    : Optional.empty();
        }

        Optional<Line> line(String wanted) {
            return wanted.equals(side)
                    ? name.map(known -> new Line(tie, other, known, household, state, reason))
                    : Optional.empty();
        }
    }
}
