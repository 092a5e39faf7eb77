package village.infra.identity.roster;

import java.nio.ByteBuffer;
import java.util.Optional;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import village.api.Once;
import village.api.identity.Person;
import village.api.identity.roster.RosterImport;
import village.api.identity.roster.RosterImports;
import village.api.place.Village;
import village.infra.identity.roster.PostgresRosterImports.Job;
import village.infra.identity.roster.PostgresRosterImports.Started;
import village.infra.identity.roster.RosterUploads.Upload;

/** Takes spreadsheets in, answers at once and does the work behind the answer. */
final class SpreadsheetRosterImports implements RosterImports, Disposable {
    private static final String OPERATION = "roster.import";

    private final RosterUploads uploads;
    private final PostgresRosterImports imports;
    private final RosterImporter importer;
    private final Scheduler scheduler;
    private final Disposable.Composite running = Disposables.composite();

    SpreadsheetRosterImports(
            RosterUploads uploads, PostgresRosterImports imports, RosterImporter importer, Scheduler scheduler) {
        this.uploads = uploads;
        this.imports = imports;
        this.importer = importer;
        this.scheduler = scheduler;
    }

    @Override
    public Mono<RosterImport> start(
            Village.Id village, Person.Id by, Optional<String> key, Flux<ByteBuffer> spreadsheet) {
        return uploads.store(spreadsheet)
                .flatMap(upload -> shielded(begun(village, by, key, upload)))
                .flatMap(started -> byId(village, started.id()));
    }

    /** Once the spreadsheet is here, the caller's leaving changes nothing. */
    private static <T> Mono<T> shielded(Mono<T> work) {
        return Mono.defer(() -> Mono.fromFuture(work.toFuture(), true));
    }

    private Mono<Started> begun(Village.Id village, Person.Id by, Optional<String> key, Upload upload) {
        return Mono.fromRunnable(() -> RosterWorkbook.check(upload.file()))
                .subscribeOn(scheduler)
                .then(Mono.defer(() -> imports.start(village, by, once(by, key, upload))))
                .flatMap(started -> started.fresh()
                        ? launched(new Job(village, started.id()), upload).thenReturn(started)
                        : uploads.delete(upload).thenReturn(started))
                .onErrorResume(failure -> uploads.delete(upload).then(Mono.error(failure)));
    }

    private static Optional<Once> once(Person.Id by, Optional<String> key, Upload upload) {
        return key.map(given -> new Once("person:" + by, OPERATION, given, upload.fingerprint()));
    }

    private Mono<Void> launched(Job job, Upload upload) {
        return Mono.fromRunnable(() -> {
            var work = Mono.usingWhen(Mono.just(upload), stored -> importer.run(job, stored), uploads::delete)
                    .subscribeOn(scheduler);
            var slot = Disposables.swap();
            running.add(slot);
            slot.update(work.doFinally(end -> running.remove(slot)).subscribe());
        });
    }

    @Override
    public Mono<RosterImport> byId(Village.Id village, RosterImport.Id id) {
        return imports.byId(village, id)
                .zipWith(
                        imports.shownFaults(village, id),
                        (found, faults) -> new RosterImport(
                                found.id(),
                                found.state(),
                                found.counts(),
                                found.startedAt(),
                                found.finishedAt(),
                                found.failure(),
                                faults));
    }

    @Override
    public Flux<RosterImport> latest(Village.Id village) {
        return imports.latest(village).flatMapIterable(found -> found);
    }

    @Override
    public Mono<byte[]> template() {
        return Mono.fromCallable(RosterWorkbook::template).subscribeOn(scheduler);
    }

    /** Drops what still runs; it is restarted by hand once its heart-beat is stale. */
    @Override
    public void dispose() {
        running.dispose();
        scheduler.dispose();
    }
}
