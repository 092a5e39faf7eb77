package village.infra.credit.progress;

import static village.infra.postgres.Columns.truth;
import static village.infra.postgres.Columns.uuid;

import io.r2dbc.spi.Readable;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import reactor.core.publisher.Mono;
import village.api.Ids;
import village.api.credit.Member;
import village.api.credit.progress.Beat;
import village.api.credit.progress.Progresses.Heard;
import village.api.identity.RosterPerson;
import village.api.identity.binding.Consent;
import village.api.place.Village;
import village.infra.postgres.Database;
import village.infra.postgres.Prepared;

/**
 * Counts beats, each of another member, in one statement that commits by itself. The rules are those of
 * {@link village.api.credit.progress.Sitting}: the member's clock row is locked and remembers what it showed before, so
 * that the time between counts once however many instances and devices there are. Who has not agreed, or agrees no longer
 * when the statement begins, is left out: asking costs no journey of its own.
 */
final class BeatBatch {
    private static final Prepared HEAR = Prepared.of("""
        with beat as (
          select * from unnest(:beats, :persons, :villages, :members, :courses, :lessons, :claims, :wholes, :patiences,
            :times, :fresh)
            as b (id, person_id, village_id, roster_id, course_id, lesson_id, claimed, required, patience, at, fresh)
          where coalesce((select true from consent given where given.person_id = b.person_id
            and given.document = :document and given.version = :version and given.withdrawn_at is null), false)
        ), clock as (
          insert into study_clock as c (village_id, roster_id, lesson_id, heard_at, beat_id)
          select village_id, roster_id, lesson_id, at, id from beat order by village_id, roster_id
          on conflict on constraint study_clock_pk do update set
            before_lesson_id = case when c.beat_id <> excluded.beat_id then c.lesson_id end,
            before_at = c.heard_at,
            lesson_id = case when c.beat_id <> excluded.beat_id then excluded.lesson_id else c.lesson_id end,
            heard_at = case when c.beat_id <> excluded.beat_id
              then greatest(c.heard_at, excluded.heard_at) else c.heard_at end,
            beat_id = excluded.beat_id
          returning village_id, roster_id, before_lesson_id, before_at
        ), counted as (
          select beat.*, clock.before_lesson_id as elsewhere, clock.before_at,
            case when clock.before_lesson_id = beat.lesson_id and beat.at >= clock.before_at
                and beat.at - clock.before_at <= beat.patience * interval '1 millisecond'
              then floor(extract(epoch from beat.at - clock.before_at) * 1000)::bigint else 0 end as elapsed
          from beat join clock using (village_id, roster_id)
        ), kept as (
          insert into lesson_progress as p (village_id, roster_id, lesson_id, id, course_id, reached_ms, begun_at)
          select village_id, roster_id, lesson_id, fresh, course_id, 0, at from counted order by village_id, roster_id
          on conflict on constraint lesson_progress_pk do update set reached_ms = (
            select case when c.claimed <= p.reached_ms or c.claimed - p.reached_ms > c.elapsed + :tolerance
              then p.reached_ms else least(c.required, p.reached_ms + least(c.claimed - p.reached_ms, c.elapsed)) end
            from counted c where c.village_id = p.village_id and c.roster_id = p.roster_id)
          returning village_id, roster_id, id, course_id, lesson_id, reached_ms, finished_at
        )
        select kept.id, kept.course_id, kept.lesson_id, kept.reached_ms, kept.finished_at,
          coalesce(counted.elsewhere <> counted.lesson_id
            and counted.at - counted.before_at < interval '1 minute', false), kept.village_id, kept.roster_id
        from kept join counted using (village_id, roster_id)
        """);

    private final Database database;
    private final Ids ids;

    BeatBatch(Database database, Ids ids) {
        this.database = database;
        this.ids = ids;
    }

    /** @param member whose it is: phones choose the numbers of their beats, and two may choose the same */
    record Counted(Member member, Heard heard) {}

    /** @param beats each of another member; those of whom has not agreed are counted nowhere and left out of the answer */
    Mono<List<Counted>> hear(List<Beat> beats) {
        return database.writeAtOnce(HEAR, values -> bind(values, beats), BeatBatch::toCounted, rows -> List.of());
    }

    private void bind(Prepared.Values values, List<Beat> beats) {
        values.bind("beats", uuids(beats, Beat::id))
                .bind("persons", uuids(beats, beat -> beat.person().value()))
                .bind("document", Consent.CREDIT.document())
                .bind("version", Consent.CREDIT.version())
                .bind("villages", uuids(beats, beat -> beat.member().village().value()))
                .bind("members", uuids(beats, beat -> beat.member().id().value()))
                .bind("courses", uuids(beats, beat -> beat.course().value()))
                .bind("lessons", uuids(beats, beat -> beat.lesson().value()))
                .bind("claims", numbers(beats, Beat::claimedMillis))
                .bind("wholes", numbers(beats, Beat::requiredMillis))
                .bind("patiences", numbers(beats, beat -> beat.patience().toMillis()))
                .bind(
                        "times",
                        beats.stream()
                                .map(beat -> beat.at().atOffset(ZoneOffset.UTC))
                                .toArray(OffsetDateTime[]::new))
                .bind("fresh", uuids(beats, beat -> ids.next()))
                .bind("tolerance", Beat.TOLERANCE.toMillis());
    }

    private static UUID[] uuids(List<Beat> beats, Function<Beat, UUID> column) {
        return beats.stream().map(column).toArray(UUID[]::new);
    }

    private static Long[] numbers(List<Beat> beats, Function<Beat, Long> column) {
        return beats.stream().map(column).toArray(Long[]::new);
    }

    private static Counted toCounted(Readable row) {
        var member = new Member(new Village.Id(uuid(row, 6)), new RosterPerson.Id(uuid(row, 7)));
        return new Counted(member, new Heard(PostgresProgresses.toProgress(row), truth(row, 5)));
    }
}
