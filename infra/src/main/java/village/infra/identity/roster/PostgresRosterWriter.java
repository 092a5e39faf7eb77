package village.infra.identity.roster;

import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import village.api.Ids;
import village.api.identity.IdentityNumber;
import village.api.identity.PhoneNumber;
import village.api.identity.roster.RosterColumn;
import village.api.identity.roster.RosterRow;
import village.api.place.Village;
import village.infra.crypto.Sealer;
import village.infra.identity.roster.RosterPlan.Change;

/** Writes a batch of people in a few statements. All texts travel as arrays and are taken apart by the database. */
final class PostgresRosterWriter {
    private static final String HOUSEHOLDS = """
            insert into household (village_id, id, number)
            select :village, r.id::uuid, r.number from unnest(:ids, :numbers) as r(id, number)
            on conflict (village_id, number) do nothing
            """;
    private static final String PEOPLE = """
            insert into roster_person as p (village_id, id, kind, name_sealed, name_index, phone_sealed, phone_index,
              id_number_sealed, id_number_index, id_last4_index, born, household_id, household_relation, grid_id,
              party_branch, migrant, remark_sealed, remark_index)
            select :village, r.id::uuid, r.kind, decode(r.name_sealed, 'hex'), decode(r.name_index, 'hex'),
              decode(r.phone_sealed, 'hex'), decode(r.phone_index, 'hex'), decode(r.id_number_sealed, 'hex'),
              decode(r.id_number_index, 'hex'), decode(r.id_last4_index, 'hex'), r.born::date, h.id,
              r.household_relation, r.grid_id::uuid, r.party_branch, r.migrant::boolean,
              decode(r.remark_sealed, 'hex'), decode(r.remark_index, 'hex')
            from unnest(:ids, :kinds, :names, :nameIndexes, :phones, :phoneIndexes, :idNumbers, :idIndexes, :last4s,
              :borns, :households, :relations, :grids, :branches, :migrants, :remarks, :remarkIndexes)
              as r(id, kind, name_sealed, name_index, phone_sealed, phone_index, id_number_sealed, id_number_index,
                id_last4_index, born, household, household_relation, grid_id, party_branch, migrant, remark_sealed,
                remark_index)
            left join household h on h.village_id = :village and h.number = r.household
            order by r.id
            on conflict (village_id, id) do update set
              name_sealed = excluded.name_sealed,
              name_index = excluded.name_index,
              phone_sealed = case when :hasPhone then excluded.phone_sealed else p.phone_sealed end,
              phone_index = case when :hasPhone then excluded.phone_index else p.phone_index end,
              id_number_sealed = coalesce(excluded.id_number_sealed, p.id_number_sealed),
              id_number_index = coalesce(excluded.id_number_index, p.id_number_index),
              id_last4_index = coalesce(excluded.id_last4_index, p.id_last4_index),
              born = coalesce(excluded.born, p.born),
              household_id = case when :hasHousehold then excluded.household_id else p.household_id end,
              household_relation = case when :hasRelation then excluded.household_relation
                else p.household_relation end,
              grid_id = case when :hasGrid then excluded.grid_id else p.grid_id end,
              party_branch = case when :hasBranch then excluded.party_branch else p.party_branch end,
              kind = case when :hasKind then excluded.kind else p.kind end,
              migrant = case when :hasMigrant then excluded.migrant else p.migrant end,
              remark_sealed = case when :hasRemark then excluded.remark_sealed else p.remark_sealed end,
              remark_index = case when :hasRemark then excluded.remark_index else p.remark_index end,
              left_at = null,
              version = p.version + 1,
              updated_at = now()
            """;
    private static final String GUARDIANS = """
            update roster_person p set guardian_id = r.guardian::uuid
            from unnest(:ids, :guardians) as r(id, guardian)
            where p.village_id = :village and p.id = r.id::uuid and p.guardian_id is distinct from r.guardian::uuid
            """;
    private static final String FORGET_RELATIVES = """
            delete from roster_relative where village_id = :village and roster_id = any(:ids::uuid[])
            """;
    private static final String RELATIVES = """
            insert into roster_relative (village_id, roster_id, relative_id, relation)
            select :village, r.id::uuid, r.relative::uuid, '近亲属' from unnest(:ids, :relatives) as r(id, relative)
            order by 2, 3
            on conflict do nothing
            """;
    private static final HexFormat HEX = HexFormat.of();

    private final Sealer sealer;
    private final Ids ids;

    PostgresRosterWriter(Sealer sealer, Ids ids) {
        this.sealer = sealer;
        this.ids = ids;
    }

    /** A batch, sealed and taken apart into arrays. */
    record People(
            String[] households, String[] householdIds, Map<String, String[]> texts, Map<String, Boolean> flags) {}

    /** Seals a batch; takes milliseconds. */
    People prepared(RosterPlan plan, List<Change> batch) {
        var households = batch.stream()
                .flatMap(change -> row(change).household().stream())
                .distinct()
                .sorted()
                .toArray(String[]::new);
        var fresh = Stream.generate(() -> ids.next().toString())
                .limit(households.length)
                .toArray(String[]::new);
        var texts = new HashMap<String, String[]>();
        texts().forEach((name, text) -> texts.put(name, array(batch, text)));
        var flags = new HashMap<String, Boolean>();
        FLAGS.forEach((name, column) -> flags.put(name, plan.columns().contains(column)));
        return new People(households, fresh, texts, flags);
    }

    /** Writes everything but who belongs to whom. Must run inside a transaction. */
    Mono<Void> people(DatabaseClient client, Village.Id village, People people) {
        return client.sql(HOUSEHOLDS)
                .bind("village", village.value())
                .bind("ids", people.householdIds())
                .bind("numbers", people.households())
                .then()
                .then(Mono.defer(() -> upsert(client, village, people)));
    }

    private static Mono<Void> upsert(DatabaseClient client, Village.Id village, People people) {
        var statement = client.sql(PEOPLE).bind("village", village.value());
        for (var text : people.texts().entrySet()) {
            statement = statement.bind(text.getKey(), text.getValue());
        }
        for (var flag : people.flags().entrySet()) {
            statement = statement.bind(flag.getKey(), flag.getValue());
        }
        return statement.then();
    }

    private static final Map<String, RosterColumn> FLAGS = Map.of(
            "hasPhone", RosterColumn.PHONE,
            "hasHousehold", RosterColumn.HOUSEHOLD,
            "hasRelation", RosterColumn.RELATION,
            "hasGrid", RosterColumn.GRID,
            "hasBranch", RosterColumn.PARTY_BRANCH,
            "hasKind", RosterColumn.KIND,
            "hasMigrant", RosterColumn.MIGRANT,
            "hasRemark", RosterColumn.REMARK);

    private Map<String, Function<Change, @Nullable String>> texts() {
        return Map.ofEntries(
                Map.entry("ids", change -> change.id().toString()),
                Map.entry("kinds", change -> change.said().kind()),
                Map.entry(
                        "names",
                        change -> seal(
                                SealedRow.NAME,
                                change,
                                Optional.of(row(change).name().value()))),
                Map.entry("nameIndexes", change -> change.said().nameIndex()),
                Map.entry(
                        "phones",
                        change -> seal(
                                SealedRow.PHONE, change, row(change).phone().map(PhoneNumber::value))),
                Map.entry("phoneIndexes", change -> change.said().phoneIndex()),
                Map.entry(
                        "idNumbers",
                        change -> seal(
                                SealedRow.ID_NUMBER,
                                change,
                                row(change).idNumber().map(IdentityNumber::value))),
                Map.entry("idIndexes", change -> change.said().idIndex()),
                Map.entry("last4s", this::last4),
                Map.entry("borns", change -> text(row(change).idNumber().map(IdentityNumber::born))),
                Map.entry("households", change -> text(row(change).household())),
                Map.entry("relations", change -> text(row(change).relation())),
                Map.entry("grids", change -> text(row(change).grid())),
                Map.entry("branches", change -> text(row(change).partyBranch())),
                Map.entry("migrants", change -> Boolean.toString(row(change).migrant())),
                Map.entry(
                        "remarks",
                        change -> seal(SealedRow.REMARK, change, row(change).remark())),
                Map.entry("remarkIndexes", change -> change.said().remarkIndex()));
    }

    private static RosterRow row(Change change) {
        return change.said().row();
    }

    private static @Nullable String text(Optional<?> value) {
        return value.map(Object::toString).orElse(null);
    }

    private @Nullable String seal(String column, Change change, Optional<String> plain) {
        return plain.map(value -> HEX.formatHex(sealer.seal(column, change.id(), value)))
                .orElse(null);
    }

    private @Nullable String last4(Change change) {
        return row(change)
                .idNumber()
                .map(number -> SealedRow.index(sealer, SealedRow.ID_LAST4, number.last4()))
                .orElse(null);
    }

    private static String[] array(List<Change> batch, Function<Change, @Nullable String> text) {
        return batch.stream().map(text).toArray(String[]::new);
    }

    /** Writes guardians and relatives of people already written. Must run inside a transaction. */
    Mono<Void> belonging(DatabaseClient client, Village.Id village, RosterPlan plan, List<Change> batch) {
        var guardians =
                plan.columns().contains(RosterColumn.GUARDIAN) ? guardians(client, village, batch) : Mono.<Void>empty();
        var relatives = plan.columns().contains(RosterColumn.RELATIVES)
                ? relatives(client, village, batch)
                : Mono.<Void>empty();
        return guardians.then(relatives);
    }

    private static Mono<Void> guardians(DatabaseClient client, Village.Id village, List<Change> batch) {
        return client.sql(GUARDIANS)
                .bind("village", village.value())
                .bind("ids", array(batch, change -> change.id().toString()))
                .bind("guardians", array(batch, change -> text(Optional.ofNullable(change.guardian()))))
                .then();
    }

    private static Mono<Void> relatives(DatabaseClient client, Village.Id village, List<Change> batch) {
        var pairs = batch.stream()
                .flatMap(change -> change.relatives().stream().map(other -> new UUID[] {change.id(), other}))
                .toList();
        return client.sql(FORGET_RELATIVES)
                .bind("village", village.value())
                .bind("ids", array(batch, change -> change.id().toString()))
                .then()
                .then(client.sql(RELATIVES)
                        .bind("village", village.value())
                        .bind(
                                "ids",
                                pairs.stream().map(pair -> pair[0].toString()).toArray(String[]::new))
                        .bind(
                                "relatives",
                                pairs.stream().map(pair -> pair[1].toString()).toArray(String[]::new))
                        .then());
    }
}
