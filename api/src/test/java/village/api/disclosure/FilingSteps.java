package village.api.disclosure;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import village.api.Once;
import village.api.Refusal;
import village.api.attachment.Attachment;
import village.api.attachment.Format;
import village.api.disclosure.catalogue.CoveredPeriod;
import village.api.disclosure.catalogue.DisclosureClass;
import village.api.disclosure.finance.FinanceTable;
import village.api.disclosure.finance.FinanceTables;
import village.api.identity.Person;
import village.api.place.Village;

/** What every contract of filings begins with, and the acts they are made of. */
public interface FilingSteps {
    Instant NOW = Instant.parse("2026-11-25T02:00:00Z");
    Person.Id CLERK = new Person.Id(new UUID(7, 1));
    Person.Id COMMITTEE = new Person.Id(new UUID(7, 2));

    Filings filings();

    /** A village without filings. */
    Village.Id village();

    /** Its ids sort after those it gave before. */
    UUID newId();

    default Act act() {
        return new Act(Optional.of(CLERK), NOW, this::newId);
    }

    default Change checked(Filing seen, boolean approved) {
        var note = approved ? "" : "请改";
        return act().told(seen.checked(new Work.Check(COMMITTEE, approved, note, NOW)), "disclosure.checked");
    }

    default Change drafted(String period) {
        return drafted("V01", DisclosureClass.VILLAGE, period);
    }

    default Change drafted(String item, DisclosureClass disclosureClass, String period) {
        var work = new Work(1, Work.Stage.DRAFT, content(period), "", List.of(CLERK), Optional.empty(), NOW);
        var filing = new Filing(
                new Filing.Id(newId()),
                village(),
                1,
                item,
                disclosureClass,
                CoveredPeriod.read("/period", period),
                Optional.of(work),
                Optional.empty());
        return act().told(filing, "disclosure.drafted");
    }

    default Content content(String title) {
        return new Content(title, "<p>正文</p>", List.of(), Optional.empty());
    }

    default Change published(Filing seen) {
        var work = seen.publishable(act().hand());
        var revision = new Revision(
                seen.village(),
                seen.id(),
                work.number(),
                seen.item(),
                "村务",
                seen.disclosureClass(),
                seen.period(),
                work.content().title(),
                work.content().body(),
                List.of(),
                work.content().table(),
                work.reason(),
                NOW,
                new Revision.Hands(work.authors(), COMMITTEE, NOW, CLERK),
                Optional.empty());
        var after = seen.published(revision, newId(), NOW.plusSeconds(600));
        return act().published(after, revision, LocalDate.of(2026, 7, 1));
    }

    default Filing.Id added(String period) {
        return filings().add(fresh(), drafted(period)).block();
    }

    default Filing.Id submitted(String period) {
        var id = added(period);
        change(id, seen -> act().told(seen.submitted(act().hand()), "disclosure.submitted"))
                .block();
        return id;
    }

    default Filing.Id approved(String period) {
        var id = submitted(period);
        change(id, seen -> checked(seen, true)).block();
        return id;
    }

    default Filing.Id out(String period) {
        var id = approved(period);
        change(id, this::published).block();
        return id;
    }

    /** Published with a table in which five yuan come in. */
    default Filing.Id outWith(String period, long openingFen) {
        var id = filings()
                .add(fresh(), drafted("V09", DisclosureClass.FINANCE, period))
                .block();
        change(id, seen -> act().told(written(seen, openingFen), "x.y")).block();
        outAgain(id);
        return id;
    }

    default void correctedWith(Filing.Id id, long openingFen) {
        change(id, seen -> act().told(seen.corrected(content("更正"), List.of(CLERK), "写错了", act().hand()), "x.y"))
                .block();
        change(id, seen -> act().told(written(seen, openingFen), "x.y")).block();
        outAgain(id);
    }

    /** Published with a file. */
    default Filing.Id outWithFile(String period, Attachment.Id file) {
        var id = approved(period);
        change(id, seen -> enclosing(published(seen), file)).block();
        return id;
    }

    /** Corrected, with the same file again. */
    default void correctedWithFile(Filing.Id id, Attachment.Id file) {
        change(id, seen -> act().told(seen.corrected(content("更正"), List.of(CLERK), "写错了", act().hand()), "x.y"))
                .block();
        change(id, seen -> act().told(seen.submitted(act().hand()), "x.y")).block();
        change(id, seen -> checked(seen, true)).block();
        change(id, seen -> enclosing(published(seen), file)).block();
    }

    private static Change enclosing(Change change, Attachment.Id file) {
        var publication = change.publication().orElseThrow();
        var plain = publication.revision();
        var enclosure = new Revision.Enclosure(file, Format.PDF, Optional.empty(), 9, "0".repeat(64));
        var revision = new Revision(
                plain.village(),
                plain.filing(),
                plain.number(),
                plain.item(),
                plain.itemName(),
                plain.disclosureClass(),
                plain.period(),
                plain.title(),
                plain.body(),
                List.of(enclosure),
                plain.table(),
                plain.reason(),
                plain.publishedAt(),
                plain.hands(),
                plain.erased());
        return new Change(
                change.after(),
                Optional.of(new Change.Publication(revision, publication.owedSince())),
                change.erasure(),
                change.event());
    }

    default void outAgain(Filing.Id id) {
        change(id, seen -> act().told(seen.submitted(act().hand()), "x.y")).block();
        change(id, seen -> checked(seen, true)).block();
        change(id, this::published).block();
    }

    private Filing written(Filing seen, long openingFen) {
        var period = seen.period();
        var line = FinanceTables.line("501", "经营收入", "饭票", 500, 0, "记-1");
        var made = FinanceTables.table(openingFen, List.of(List.of(line)), List.of(""));
        var table = new FinanceTable(
                made.title(),
                made.unit(),
                period.from(),
                period.to(),
                made.openingFen(),
                made.sections(),
                made.incomeFen(),
                made.spendingFen(),
                made.closingFen());
        return seen.written(new Content("收支", "", List.of(), Optional.of(table)), act().hand());
    }

    default Mono<Filing> change(Filing.Id id, Function<Filing, Change> rule) {
        return filings().change(village(), id, Optional.empty(), rule);
    }

    default Filing one(Filing.Id id) {
        return filings().byId(village(), id).block();
    }

    default List<Filing> all() {
        return filings()
                .filed(village(), new Filings.Slice(Optional.empty(), 100))
                .block()
                .items();
    }

    default List<Filing.Id> listed() {
        return filings().published(village(), new Filings.Slice(Optional.empty(), 100)).block().items().stream()
                .map(Filing::id)
                .toList();
    }

    default Once fresh() {
        return new Once("person:" + CLERK, "disclosure.test", UUID.randomUUID().toString(), "ab");
    }

    /** What became of each, in order: {@code ok}, or the reason of the refusal. */
    default List<String> together(int many, IntFunction<Mono<?>> act) {
        return Flux.range(0, many)
                .flatMapSequential(
                        number -> Mono.defer(() -> act.apply(number))
                                .subscribeOn(Schedulers.parallel())
                                .map(done -> "ok")
                                .onErrorResume(
                                        Refusal.class,
                                        refusal -> Mono.just(refusal.reason().name())),
                        many)
                .collectList()
                .block();
    }
}
