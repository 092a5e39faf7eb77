package village.infra.credit;

import io.r2dbc.spi.Readable;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import village.api.Page;
import village.infra.postgres.Database;

/**
 * What members bring to whoever keeps their ledger, the latest first: their branch's, and that of those whom the township
 * keeps, who are secretaries or have none.
 */
public final class BranchCases {
    /** Sorts after every UUIDv7. */
    private static final UUID LAST = new UUID(-1, -1);

    /** Asked row by row along the index, never joined: what was decided is much, and a page of it little. */
    private static final String OF_BRANCH = """
        where %1$s.village_id = :village and %1$s.id < :after and %1$s.status %2$s
          and coalesce((select r.party_branch = :branch from roster_person r
            where r.village_id = %1$s.village_id and r.id = %1$s.member_id), false)
        order by %1$s.id desc limit :limit
        """;
    /** A short walk for each whom the township keeps: they are few, and what is theirs lies far apart. */
    private static final String OF_TOWNSHIP = """
        where %1$s.village_id = :village and %1$s.id = any(array(
          select newest.id from (
            select distinct b.roster_id from role_grant g
            join binding b on b.person_id = g.person_id and b.village_id = g.village_id and b.state = 'bound'
            where g.village_id = :village and
        """ + Grants.secretary("g") + """
            union
            select r.id from roster_person r
            where r.village_id = :village and r.party_branch is not null and r.left_at is null
              and r.party_branch not in (
        """ + Grants.keptBranches() + """
              )
          ) charge (member_id) cross join lateral (
            select c.id from %3$s c
            where c.village_id = :village and c.member_id = charge.member_id and c.id < :after and c.status %2$s
            order by c.id desc limit :limit) newest))
        order by %1$s.id desc limit :limit
        """;

    private BranchCases() {}

    /**
     * What is to be selected.
     *
     * @param select up to the table that has the cases, under a name of its own
     * @param table that table
     * @param as that name
     * @param status what the status must be, from the operator on
     */
    public record Query(String select, String table, String as, String status) {
        /** Those of a branch, or, where none is named, of whom the township keeps; the village is bound by the caller. */
        public DatabaseClient.GenericExecuteSpec of(DatabaseClient client, Optional<String> branch) {
            return branch.map(name ->
                            client.sql(select + OF_BRANCH.formatted(as, status)).bind("branch", name))
                    .orElseGet(() -> client.sql(select + OF_TOWNSHIP.formatted(as, status, table)));
        }
    }

    /** A page of what a statement with {@code :after} and {@code :limit} gives. */
    public static <T> Mono<Page<T, UUID>> page(
            Database database,
            int limit,
            Optional<UUID> after,
            Function<DatabaseClient, DatabaseClient.GenericExecuteSpec> select,
            Function<Readable, T> row,
            Function<T, UUID> key) {
        return database.query(client -> select.apply(client)
                        .bind("after", after.orElse(LAST))
                        .bind("limit", limit + 1)
                        .map(row)
                        .all()
                        .collectList())
                .map(rows -> Page.of(rows, limit, key));
    }
}
