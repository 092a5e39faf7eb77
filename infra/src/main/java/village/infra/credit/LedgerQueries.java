package village.infra.credit;

import static village.infra.postgres.Columns.number;
import static village.infra.postgres.Columns.uuid;
import static village.infra.postgres.Columns.word;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import village.api.credit.Amount;
import village.api.credit.Member;
import village.api.credit.SourceKind;
import village.api.credit.ledger.Account;
import village.api.credit.ledger.Entry;
import village.api.credit.ledger.Ledger;
import village.api.identity.RosterPerson;
import village.api.place.Village;
import village.infra.postgres.Prepared;

/** What is read of the books without writing. */
final class LedgerQueries {
    private static final String ACCOUNTS = """
        select member_id, entries, points, minutes from credit_account where village_id = :village and year = :year
        """;
    private static final String SUMS = """
        select source_kind, sum(points), sum(minutes) from credit_entry
        where village_id = :village and member_id = :member and year = :year group by source_kind
        """;
    private static final String OF_SOURCE = EntryRows.SELECT + """
        where e.village_id = :village and e.member_id = :member and e.source_kind = :kind and e.source_id = :source
          and e.reverses is null
        """;
    private static final String STANDING = """
        select count(*) from credit_entry e
        where e.village_id = :village and e.member_id = :member and e.source_kind = :kind and e.item = :item
          and e.reverses is null
          and not exists (
            select 1 from credit_entry back where back.village_id = e.village_id and back.reverses = e.id)
        """;
    /** The kind is written into it: with a parameter no plan for all values would use the index of what has items. */
    private static final String ABOUT = EntryRows.SELECT + """
        where e.village_id = :village and e.source_kind = '%s' and e.item = :item and e.reverses is null
          and not exists (
            select 1 from credit_entry back where back.village_id = e.village_id and back.reverses = e.id)
        order by e.id
        """;

    private static final String TAKEN_BACK =
            "select reverses from credit_entry where village_id = :village and reverses = any(:lines)";
    private static final String LINES = EntryRows.SELECT + """
        where e.village_id = :village and e.member_id = any(:members) and e.year = :year
        order by e.member_id, e.number
        """;

    private static final Prepared ALL = Prepared.of(EntryRows.SELECT + """
        join (select distinct v, i from unnest(:villages, :ids) as place (v, i)) as wanted
          on e.village_id = wanted.v and e.id = wanted.i
        """);

    private LedgerQueries() {}

    static Mono<List<Entry>> all(DatabaseClient client, Collection<Ledger.Place> places) {
        return ALL.query(
                        client,
                        values -> values.bind(
                                        "villages",
                                        places.stream()
                                                .map(place -> place.village().value())
                                                .toArray(UUID[]::new))
                                .bind(
                                        "ids",
                                        places.stream()
                                                .map(place -> place.id().value())
                                                .toArray(UUID[]::new)),
                        EntryRows::toEntry)
                .collectList();
    }

    static Mono<List<Account>> accounts(DatabaseClient client, Village.Id village, int year) {
        return client.sql(ACCOUNTS)
                .bind("village", village.value())
                .bind("year", year)
                .map(row -> new Account(
                        new Member(village, new RosterPerson.Id(uuid(row, 0))),
                        year,
                        number(row, 1),
                        EntryRows.amount(row, 2)))
                .all()
                .collectList();
    }

    static Mono<Map<SourceKind, Amount>> sums(DatabaseClient client, Member member, int year) {
        return client.sql(SUMS)
                .bind("village", member.village().value())
                .bind("member", member.id().value())
                .bind("year", year)
                .map(row -> Map.entry(word(row, 0, SourceKind.class), EntryRows.amount(row, 1)))
                .all()
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    static Mono<Entry> of(DatabaseClient client, Member member, SourceKind kind, UUID source) {
        return client.sql(OF_SOURCE)
                .bind("village", member.village().value())
                .bind("member", member.id().value())
                .bind("kind", kind.word())
                .bind("source", source)
                .map(EntryRows::toEntry)
                .one();
    }

    static Mono<Long> standing(DatabaseClient client, Member member, SourceKind kind, String item) {
        return client.sql(STANDING)
                .bind("village", member.village().value())
                .bind("member", member.id().value())
                .bind("kind", kind.word())
                .bind("item", item)
                .map(row -> number(row, 0))
                .one();
    }

    static Mono<List<Entry>> standing(DatabaseClient client, Village.Id village, SourceKind kind, String item) {
        return client.sql(ABOUT.formatted(kind.word()))
                .bind("village", village.value())
                .bind("item", item)
                .map(EntryRows::toEntry)
                .all()
                .collectList();
    }

    static Mono<Set<Entry.Id>> takenBack(DatabaseClient client, Village.Id village, Collection<Entry.Id> lines) {
        return client.sql(TAKEN_BACK)
                .bind("village", village.value())
                .bind("lines", lines.stream().map(Entry.Id::value).toArray(UUID[]::new))
                .map(row -> new Entry.Id(uuid(row, 0)))
                .all()
                .collectList()
                .map(HashSet::new);
    }

    static Mono<List<Entry>> lines(
            DatabaseClient client, Village.Id village, Collection<RosterPerson.Id> members, int year) {
        return client.sql(LINES)
                .bind("village", village.value())
                .bind("members", members.stream().map(RosterPerson.Id::value).toArray(UUID[]::new))
                .bind("year", year)
                .map(EntryRows::toEntry)
                .all()
                .collectList();
    }
}
