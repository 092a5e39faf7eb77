package village.infra.identity.roster;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import village.api.Ids;
import village.api.Reason;
import village.api.Refusal;
import village.api.identity.roster.RosterCheck;
import village.api.identity.roster.RosterColumn;
import village.api.identity.roster.RosterFault;
import village.api.identity.roster.RosterHeading;
import village.api.identity.roster.RosterImport.Counts;
import village.api.place.Grid;
import village.api.place.Grids;
import village.infra.crypto.Sealer;
import village.infra.identity.roster.PostgresRosterImports.Job;
import village.infra.identity.roster.RosterPlan.Change;
import village.infra.identity.roster.RosterUploads.Upload;
import village.infra.postgres.Database;

/** Does the work of one import, from the stored spreadsheet to the last row. */
final class RosterImporter {
    private static final Logger LOG = LoggerFactory.getLogger(RosterImporter.class);
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final Duration HEART_BEAT = Duration.ofSeconds(10);
    private static final int BATCH = 500;

    private final Database database;
    private final Grids grids;
    private final Sealer sealer;
    private final Ids ids;
    private final Clock clock;
    private final Scheduler scheduler;
    private final PostgresRosterImports imports;
    private final PostgresRosterWriter writer;

    RosterImporter(
            Database database,
            Grids grids,
            Sealer sealer,
            Ids ids,
            Clock clock,
            Scheduler scheduler,
            PostgresRosterImports imports) {
        this.database = database;
        this.grids = grids;
        this.sealer = sealer;
        this.ids = ids;
        this.clock = clock;
        this.scheduler = scheduler;
        this.imports = imports;
        this.writer = new PostgresRosterWriter(sealer, ids);
    }

    private record Sheet(RosterHeading heading, RosterCheck check) {}

    private record Prepared(RosterCheck.Result result, RosterPlan plan) {}

    /** Completes when the import is done or has failed; never fails itself. */
    Mono<Void> run(Job job, Upload upload) {
        var work = sheet(job, upload)
                .flatMap(sheet -> prepared(job, sheet))
                .flatMap(prepared -> written(job, prepared))
                .then(Mono.defer(() -> imports.finish(job)));
        return Mono.firstWithSignal(work, heartBeats(job)).onErrorResume(failure -> failed(job, failure));
    }

    private Mono<Void> heartBeats(Job job) {
        return Flux.interval(HEART_BEAT)
                .onBackpressureDrop()
                .concatMap(beat -> step(job, Counts.NONE, client -> Mono.empty()))
                .then();
    }

    private Mono<Sheet> sheet(Job job, Upload upload) {
        return grids.of(job.village())
                .collectMap(Grid::name, Grid::id)
                .publishOn(scheduler)
                .map(byName -> {
                    var check = new RosterCheck(byName, LocalDate.ofInstant(clock.instant(), SHANGHAI));
                    return new Sheet(RosterWorkbook.read(upload.file(), check), check);
                });
    }

    private Mono<Prepared> prepared(Job job, Sheet sheet) {
        return database.query(client -> client.sql(KnownPerson.ALL)
                        .bind("village", job.village().value())
                        .map(KnownPerson::of)
                        .all()
                        .collectList())
                .publishOn(scheduler)
                .map(known -> prepared(known, sheet));
    }

    private Prepared prepared(List<KnownPerson> known, Sheet sheet) {
        var numbers = new HashSet<String>();
        known.stream().map(KnownPerson::idIndex).filter(index -> index != null).forEach(numbers::add);
        var result = sheet.check().result(number -> numbers.contains(SealedRow.index(sealer, number)));
        var rows = result.rows().stream().map(row -> SealedRow.of(sealer, row)).toList();
        return new Prepared(result, RosterPlan.of(known, rows, sheet.heading().columns(), ids));
    }

    private Mono<Void> written(Job job, Prepared prepared) {
        var result = prepared.result();
        var plan = prepared.plan();
        var refused = ConcurrentHashMap.<UUID>newKeySet();
        var begun = new Counts(result.total(), 0, 0, plan.unchanged(), result.refused());
        return step(job, begun, client -> Mono.empty())
                .then(faults(job, result.faults()))
                .then(people(job, plan, refused, result.faults().size()))
                .then(Mono.defer(() -> belonging(job, plan, refused)));
    }

    private Mono<Void> faults(Job job, List<RosterFault> faults) {
        return Flux.fromIterable(batches(faults))
                .index()
                .concatMap(batch -> step(
                        job,
                        Counts.NONE,
                        client -> PostgresRosterImports.faults(
                                client, job, (int) (batch.getT1() * BATCH), batch.getT2())))
                .then();
    }

    private Mono<Void> people(Job job, RosterPlan plan, Set<UUID> refused, int faults) {
        return Flux.fromIterable(batches(plan.changes()))
                .concatMap(batch -> people(job, plan, batch)
                        .onErrorResume(
                                DataIntegrityViolationException.class,
                                clash -> oneByOne(job, plan, batch, refused, faults)))
                .then();
    }

    private Mono<Void> people(Job job, RosterPlan plan, List<Change> batch) {
        var updated = (int) batch.stream().filter(Change::known).count();
        var counts = new Counts(0, batch.size() - updated, updated, 0, 0);
        return Mono.fromCallable(() -> writer.prepared(plan, batch))
                .subscribeOn(scheduler)
                .flatMap(people -> step(job, counts, client -> writer.people(client, job.village(), people)));
    }

    /** Somebody's number stands at somebody else, as when two rows were swapped: only his own row is refused. */
    private Mono<Void> oneByOne(Job job, RosterPlan plan, List<Change> batch, Set<UUID> refused, int faults) {
        return Flux.fromIterable(batch)
                .concatMap(change -> people(job, plan, List.of(change))
                        .onErrorResume(DataIntegrityViolationException.class, clash -> {
                            refused.add(change.id());
                            return clash(job, change, faults + refused.size() - 1);
                        }))
                .then();
    }

    private Mono<Void> clash(Job job, Change change, int before) {
        var row = change.said().row().row();
        var fault = new RosterFault(row, RosterColumn.ID_NUMBER.title(), "与名册里的另一个人冲突，请核对身份证号。");
        return step(
                job,
                new Counts(0, 0, 0, 0, 1),
                client -> PostgresRosterImports.faults(client, job, before, List.of(fault)));
    }

    private Mono<Void> belonging(Job job, RosterPlan plan, Set<UUID> refused) {
        if (!plan.columns().contains(RosterColumn.GUARDIAN) && !plan.columns().contains(RosterColumn.RELATIVES)) {
            return Mono.empty();
        }
        var changes = plan.changes().stream()
                .filter(change -> !refused.contains(change.id()))
                .map(change -> change.without(refused))
                .filter(Change::belongs)
                .toList();
        return Flux.fromIterable(batches(changes))
                .concatMap(
                        batch -> step(job, Counts.NONE, client -> writer.belonging(client, job.village(), plan, batch)))
                .then();
    }

    /** One transaction of the import: its heart-beat, its counts, its writes. */
    private Mono<Void> step(Job job, Counts more, Function<DatabaseClient, Mono<Void>> writes) {
        return database.write(client ->
                PostgresRosterImports.progress(client, job, more).then(Mono.defer(() -> writes.apply(client))));
    }

    private Mono<Void> failed(Job job, Throwable failure) {
        var refusal = failure instanceof Refusal known ? known : Refusal.of(Reason.SERVICE_FAILED);
        if (refusal != failure) {
            LOG.error("roster import {} failed", job.id(), failure);
        }
        return imports.fail(job, refusal.detail()).onErrorResume(again -> {
            LOG.error("roster import {} could not be marked failed", job.id(), again);
            return Mono.empty();
        });
    }

    private static <T> List<List<T>> batches(List<T> all) {
        var batches = new ArrayList<List<T>>();
        for (var from = 0; from < all.size(); from += BATCH) {
            batches.add(all.subList(from, Math.min(all.size(), from + BATCH)));
        }
        return batches;
    }
}
