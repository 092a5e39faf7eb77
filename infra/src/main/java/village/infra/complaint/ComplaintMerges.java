package village.infra.complaint;

import static village.infra.postgres.Columns.uuid;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import village.api.complaint.Change;
import village.api.complaint.Complaint;
import village.api.complaint.Merges;
import village.api.identity.Person;
import village.api.place.Village;

/**
 * What changes several cases of a village at once. Which cases belong together stands still meanwhile: whoever merges, or
 * acts on what was merged, holds the village's merges first, and then the rows, in the order of their ids.
 */
final class ComplaintMerges {
    private static final String HOLD = "select pg_advisory_xact_lock(hashtextextended(:name, 0))";
    private static final String ALL =
            ComplaintRows.SELECT + "where village_id = :village and id = any(:ids) order by id for no key update";
    /** What it was merged into, the next one first. */
    private static final String ABOVE = """
        with recursive above (id, step) as (
          select merged_into, 1 from complaint where village_id = :village and id = :id and merged_into is not null
          union all select c.merged_into, a.step + 1 from complaint c
            join above a on c.village_id = :village and c.id = a.id where c.merged_into is not null and a.step < 100)
        select id from above order by step
        """;
    /** What was merged into it, directly or through others, and the case itself. */
    private static final String BELOW = """
        with recursive below (id) as (
          select id from complaint where village_id = :village and id = :id
          union select c.id from complaint c join below b on c.village_id = :village and c.merged_into = b.id)
        select id from below order by id
        """;

    private static final String PARTS = """
        with recursive below (id) as (
          select id from complaint where village_id = :village and merged_into = :id
          union select c.id from complaint c join below b on c.village_id = :village and c.merged_into = b.id)
        """;
    /** What its own reporter reported besides is not others', as {@code Reporting.besides} has it. */
    private static final String SHARED = PARTS + """
        select exists (
          select from complaint part join complaint whole on whole.village_id = :village and whole.id = :id
          where part.village_id = :village and part.id in (select id from below)
            and part.closing is distinct from 'withdrawn'
            and (part.reporter_id = whole.reporter_id and (part.reporter_id = :by
              or (part.source in ('family', 'platform') and part.filer_id = :by))) is not true)
        """;

    private static final String ALL_PARTS =
            PARTS + ComplaintRows.SELECT + "where village_id = :village and id in (select id from below) order by id";

    private ComplaintMerges() {}

    static Mono<List<Complaint>> parts(DatabaseClient client, Village.Id village, Complaint.Id id) {
        return client.sql(ALL_PARTS)
                .bind("village", village.value())
                .bind("id", id.value())
                .map(ComplaintRows::toComplaint)
                .all()
                .collectList();
    }

    static Mono<Boolean> shared(DatabaseClient client, Village.Id village, Complaint.Id id, Person.Id by) {
        return client.sql(SHARED)
                .bind("village", village.value())
                .bind("id", id.value())
                .bind("by", by.value())
                .map(row -> Boolean.TRUE.equals(row.get(0, Boolean.class)))
                .one();
    }

    /** Until the surrounding transaction ends nothing of the village is merged, and nothing comes out of a merge. */
    static Mono<Void> hold(DatabaseClient client, Village.Id village) {
        return client.sql(HOLD).bind("name", "complaint-merges:" + village).then();
    }

    static Mono<Complaint> changedBoth(
            DatabaseClient client,
            Village.Id village,
            Complaint.Id first,
            Complaint.Id second,
            BiFunction<Complaint, Complaint, List<Change>> rule) {
        return hold(client, village)
                .then(locked(client, village, List.of(first, second)))
                .filter(found -> found.containsKey(first) && found.containsKey(second))
                .map(found -> rule.apply(existing(found, first), existing(found, second)))
                .flatMap(changes -> written(client, changes))
                .flatMap(after -> Mono.justOrEmpty(Optional.ofNullable(after.get(first))));
    }

    static Mono<Merges> changed(
            DatabaseClient client, Village.Id village, Complaint.Id id, Function<Merges, List<Change>> rule) {
        return hold(client, village)
                .then(Mono.zip(below(client, village, id), above(client, village, id), Kin::new))
                .filter(kin -> !kin.below().isEmpty())
                .flatMap(kin -> locked(client, village, kin.all())
                        .map(found -> kin.toMerges(id, found))
                        .flatMap(merges -> written(client, rule.apply(merges)).map(after -> after(merges, after))));
    }

    private record Kin(List<Complaint.Id> below, List<Complaint.Id> above) {
        List<Complaint.Id> all() {
            return Stream.concat(below.stream(), above.stream()).toList();
        }

        Merges toMerges(Complaint.Id id, Map<Complaint.Id, Complaint> found) {
            var from = below.stream()
                    .filter(one -> !one.equals(id))
                    .map(one -> existing(found, one))
                    .toList();
            return new Merges(
                    existing(found, id),
                    from,
                    above.stream().map(one -> existing(found, one)).toList());
        }
    }

    private static Merges after(Merges before, Map<Complaint.Id, Complaint> changed) {
        Function<Complaint, Complaint> now = one -> changed.getOrDefault(one.id(), one);
        return new Merges(
                now.apply(before.complaint()),
                before.from().stream().map(now).toList(),
                before.into().stream().map(now).toList());
    }

    static Mono<List<Complaint.Id>> above(DatabaseClient client, Village.Id village, Complaint.Id id) {
        return ids(client, ABOVE, village, id);
    }

    private static Mono<List<Complaint.Id>> below(DatabaseClient client, Village.Id village, Complaint.Id id) {
        return ids(client, BELOW, village, id);
    }

    private static Mono<List<Complaint.Id>> ids(
            DatabaseClient client, String sql, Village.Id village, Complaint.Id id) {
        return client.sql(sql)
                .bind("village", village.value())
                .bind("id", id.value())
                .map(row -> new Complaint.Id(uuid(row, 0)))
                .all()
                .collectList();
    }

    private static Mono<Map<Complaint.Id, Complaint>> locked(
            DatabaseClient client, Village.Id village, Collection<Complaint.Id> ids) {
        return client.sql(ALL)
                .bind("village", village.value())
                .bind("ids", ids.stream().map(Complaint.Id::value).toArray(UUID[]::new))
                .map(ComplaintRows::toComplaint)
                .all()
                .collectMap(Complaint::id);
    }

    private static Mono<Map<Complaint.Id, Complaint>> written(DatabaseClient client, List<Change> changes) {
        return Flux.fromIterable(changes)
                .concatMap(change -> PostgresComplaints.written(client, change))
                .collectMap(Complaint::id);
    }

    private static Complaint existing(Map<Complaint.Id, Complaint> found, Complaint.Id id) {
        return Objects.requireNonNull(found.get(id));
    }
}
