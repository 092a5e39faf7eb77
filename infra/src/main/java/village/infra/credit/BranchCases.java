package village.infra.credit;

import io.r2dbc.spi.Readable;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import village.api.Page;
import village.infra.postgres.Database;

/** What members bring to whoever keeps their ledger, the latest first: their branch's, and that of the secretaries. */
public final class BranchCases {
    /** Sorts after every UUIDv7. */
    private static final UUID LAST = new UUID(-1, -1);

    private static final String OF_BRANCH = """
        join roster_person r on r.village_id = %1$s.village_id and r.id = %1$s.member_id and r.party_branch = :branch
        where %1$s.village_id = :village and %1$s.id < :after and %1$s.status %2$s order by %1$s.id desc limit :limit
        """;
    private static final String OF_SECRETARIES = """
        where %1$s.village_id = :village and %1$s.id < :after and %1$s.status %2$s
          and exists (select 1 from binding b
            join role_grant g on g.person_id = b.person_id and g.village_id = b.village_id
            where b.village_id = %1$s.village_id and b.roster_id = %1$s.member_id and b.state = 'bound'
              and
        """ + Grants.secretary("g") + """
          )
        order by %1$s.id desc limit :limit
        """;

    private BranchCases() {}

    /**
     * What is to be selected.
     *
     * @param select up to the table that has the cases, under a name of its own
     * @param as that name
     * @param status what the status must be, from the operator on
     */
    public record Query(String select, String as, String status) {
        /** Those of a branch, or, where none is named, of the village's secretaries; the village is bound by the caller. */
        public DatabaseClient.GenericExecuteSpec of(DatabaseClient client, Optional<String> branch) {
            return branch.map(name ->
                            client.sql(select + OF_BRANCH.formatted(as, status)).bind("branch", name))
                    .orElseGet(() -> client.sql(select + OF_SECRETARIES.formatted(as, status)));
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
