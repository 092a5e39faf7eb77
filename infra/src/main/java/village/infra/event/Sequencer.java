package village.infra.event;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import village.infra.postgres.Database;

/**
 * Gives committed events their positions, one instance at a time.
 *
 * <p>Events in insert order keep each subject's order: whoever writes a later version has seen the earlier one, so that
 * one was committed before or stands earlier in the same transaction; it has the lower {@code insert_no} (one sequence,
 * uncached) and is visible whenever the later one is. Across subjects an event that commits late simply comes later.
 */
final class Sequencer {
    private static final Logger LOG = LoggerFactory.getLogger(Sequencer.class);

    /**
     * A statement of its own: the next one must see all that the previous holder committed. Should this instance freeze
     * while it holds the lock, PostgreSQL takes it back.
     */
    private static final String ALONE = """
            select pg_try_advisory_xact_lock(5712304, 1),
                set_config('idle_in_transaction_session_timeout', '5000', true)
            """;
    /**
     * A dump restored elsewhere has another cluster, database or table; a promoted standby another timeline (that of the
     * write-ahead log: the one in the control file lags behind until the next checkpoint). Numbers come from the time so
     * that two restores of one dump do not share theirs.
     */
    private static final String EPOCH = """
            with here as (
                select concat_ws('/', s.system_identifier, d.oid, 'event'::regclass::oid,
                    left(pg_walfile_name(pg_current_wal_lsn()), 8)) as fingerprint
                from pg_control_system() s, pg_database d where d.datname = current_database()
            ), newest as (
                select number, fingerprint from event_epoch order by number desc limit 1
            )
            insert into event_epoch (number, started_at, fingerprint, reason)
            select greatest(coalesce(newest.number, 0) + 1, extract(epoch from now())::bigint), now(), here.fingerprint,
                case when newest.number is null then 'first'
                    when left(newest.fingerprint, -8) = left(here.fingerprint, -8) then 'promoted'
                    else 'restored' end
            from here left join newest on true
            where newest.fingerprint is distinct from here.fingerprint
            returning number, reason
            """;

    private static final String SEQUENCE = """
            with waiting as (
                select insert_no, row_number() over (order by insert_no) as place
                from (select insert_no from event where position is null order by insert_no limit :limit) first
            ), given as (
                update event set position = (select coalesce(max(position), 0) from event) + waiting.place
                from waiting where event.insert_no = waiting.insert_no
                returning event.position
            )
            select count(*), pg_notify('event_log', max(position)::text) from given having count(*) > 0
            """;

    private final Database database;
    private final int batch;

    Sequencer(Database database, EventSettings settings) {
        this.database = database;
        this.batch = settings.sequencerBatch();
    }

    /** One turn: positions for one batch, or a new epoch; true when there is more to do at once. */
    Mono<Boolean> turn() {
        return database.write(this::turn);
    }

    private Mono<Boolean> turn(DatabaseClient client) {
        return alone(client)
                .flatMap(alone -> alone ? newEpoch(client).switchIfEmpty(sequence(client)) : Mono.just(false));
    }

    private static Mono<Boolean> alone(DatabaseClient client) {
        return client.sql(ALONE).map((row, meta) -> row.get(0, Boolean.class)).one();
    }

    /** Ends the turn when there is a new epoch: positions are given in a later transaction, under it. */
    private static Mono<Boolean> newEpoch(DatabaseClient client) {
        return client.sql(EPOCH)
                .map((row, meta) -> row.get(0, Long.class) + " (" + row.get(1, String.class) + ")")
                .one()
                .doOnNext(epoch -> LOG.warn("the event log starts epoch {}", epoch))
                .map(epoch -> true);
    }

    private Mono<Boolean> sequence(DatabaseClient client) {
        return client.sql(SEQUENCE)
                .bind("limit", batch)
                .map((row, meta) -> row.get(0, Long.class) >= batch)
                .one()
                .defaultIfEmpty(false);
    }
}
