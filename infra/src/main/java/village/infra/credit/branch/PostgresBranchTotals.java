package village.infra.credit.branch;

import static village.infra.postgres.Columns.number;
import static village.infra.postgres.Columns.uuid;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.ToIntFunction;
import reactor.core.publisher.Mono;
import village.api.credit.branch.BranchTotals;
import village.api.place.Village;
import village.infra.postgres.Database;

/** Totals of branches out of roster, grants and balances; no name is read. */
final class PostgresBranchTotals implements BranchTotals {
    private static final String TOTALS = "with leader as (" + PostgresBranches.LEADERS + """
        )
        select v.id, count(distinct r.party_branch), count(*), count(*) filter (where
          coalesce(a.points, 0) >= case when l.roster_id is null then v.points else v.lead_points end
          and coalesce(a.minutes, 0) >= case when l.roster_id is null then v.minutes else v.lead_minutes end)
        from unnest(:villages, :points, :minutes, :leadPoints, :leadMinutes)
          v(id, points, minutes, lead_points, lead_minutes)
        join roster_person r on r.village_id = v.id and r.party_branch is not null and r.left_at is null
        left join leader l on l.village_id = r.village_id and l.roster_id = r.id
        left join credit_account a on a.village_id = r.village_id and a.member_id = r.id and a.year = :year
        group by v.id
        """;

    private final Database database;

    PostgresBranchTotals(Database database) {
        this.database = database;
    }

    @Override
    public Mono<List<Total>> of(Map<Village.Id, Required> required, int year, Instant judged) {
        var rows = List.copyOf(required.entrySet());
        return database.query(client -> client.sql(TOTALS)
                .bind("villages", rows.stream().map(row -> row.getKey().value()).toArray(UUID[]::new))
                .bind("points", each(rows, needed -> needed.everybody().points()))
                .bind("minutes", each(rows, needed -> needed.everybody().minutes()))
                .bind("leadPoints", each(rows, needed -> needed.leaders().points()))
                .bind("leadMinutes", each(rows, needed -> needed.leaders().minutes()))
                .bind("year", year)
                .bind("at", judged)
                .map(row -> new Total(new Village.Id(uuid(row, 0)), number(row, 1), number(row, 2), number(row, 3)))
                .all()
                .collectList());
    }

    private static Integer[] each(List<Map.Entry<Village.Id, Required>> rows, ToIntFunction<Required> what) {
        return rows.stream().map(row -> what.applyAsInt(row.getValue())).toArray(Integer[]::new);
    }
}
