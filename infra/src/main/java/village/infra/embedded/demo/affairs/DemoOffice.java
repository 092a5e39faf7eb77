package village.infra.embedded.demo.affairs;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import village.api.Page;
import village.api.Refusal;
import village.api.disclosure.Content;
import village.api.disclosure.Filing;
import village.api.disclosure.Filings;
import village.api.disclosure.Published;
import village.api.disclosure.catalogue.CatalogueItem;
import village.api.disclosure.catalogue.Catalogues;
import village.api.disclosure.catalogue.Timeliness;
import village.api.disclosure.checking.CheckFiling.Verdict;
import village.api.disclosure.finance.TableDoubt;
import village.api.disclosure.finance.TableDoubts;
import village.infra.embedded.demo.MovableClock;

/** Brings a village's filings as far as they go, from wherever they stand: one act after another, each by who may. */
final class DemoOffice {
    private static final List<TableDoubt> OPENING = TableDoubts.openingKnown("对照账本核对过上期结余。");
    private static final LocalTime MORNING = LocalTime.of(9, 0);
    private static final LocalTime EVENING = LocalTime.of(16, 30);
    private static final Verdict APPROVED = new Verdict(true, "已核对。");
    private static final int MOST = 100;

    private final Filings filings;
    private final Catalogues catalogues;
    private final FilingActs acts;
    private final MovableClock clock;

    DemoOffice(Filings filings, Catalogues catalogues, FilingActs acts) {
        this.filings = filings;
        this.catalogues = catalogues;
        this.acts = acts;
        this.clock = acts.clock();
    }

    Mono<Void> settle(DemoStaff staff, List<DemoFiling> wanted) {
        return there(staff)
                .flatMapMany(there -> Flux.fromIterable(wanted)
                        .concatMap(
                                filing -> begun(staff, there, filing).flatMap(known -> onward(staff, filing, known))))
                .then();
    }

    /** Reports nothing new of whatever would be overdue, but for what has more to tell. */
    Mono<Void> report(DemoStaff staff, Set<String> leftOut) {
        return catalogues
                .of(staff.village(), clock.today())
                .flatMapIterable(catalogue -> catalogue.timeliness())
                .filter(Timeliness::overdue)
                .filter(one -> !leftOut.contains(one.item().code()))
                .map(DemoOffice::nothingNew)
                .collectList()
                .flatMap(reports -> settle(staff, reports));
    }

    private static DemoFiling nothingNew(Timeliness late) {
        var period = late.owed().orElseThrow();
        return DemoFiling.published(
                late.item().code(),
                period,
                late.dueOn().orElseThrow().minusDays(2),
                period.label() + "：" + late.item().name(),
                "<p>" + period.label() + "没有发生需要新公开的事项，按公开目录作零报告。如有疑问，请到村委会询问。</p>" + "<p>（演示内容，人和事都是虚构的。）</p>");
    }

    /** Adds the village's own items; those that are there stay. */
    Mono<Void> add(DemoStaff staff, List<CatalogueItem> own) {
        return Flux.fromIterable(own)
                .concatMap(item -> acts.catalogue()
                        .add(staff.clerk(), item, staff.once("disclosure.item", item.code()))
                        .onErrorResume(Refusal.class, there -> Mono.empty()))
                .then();
    }

    private Mono<Map<String, Filing>> there(DemoStaff staff) {
        return page(staff, Optional.empty())
                .expand(page -> Mono.justOrEmpty(page.next()).flatMap(next -> page(staff, Optional.of(next))))
                .flatMapIterable(Page::items)
                .collectMap(filing -> filing.item() + "@" + filing.period().word());
    }

    private Mono<Page<Filing, UUID>> page(DemoStaff staff, Optional<UUID> after) {
        return filings.filed(staff.village(), new Filings.Slice(after, MOST));
    }

    private Mono<Filing> begun(DemoStaff staff, Map<String, Filing> there, DemoFiling filing) {
        var existing = there.get(filing.name());
        if (existing != null) {
            return Mono.just(existing);
        }
        at(filing, -2);
        var content = new Content(filing.title(), filing.body(), List.of(), filing.table(), OPENING);
        return acts.draft()
                .draft(
                        staff.clerk(),
                        filing.item(),
                        filing.period(),
                        content,
                        staff.once("disclosure.draft", filing.name()))
                .flatMap(id -> filings.byId(staff.village(), id));
    }

    /** One step, and the next, until it stands where it should. */
    private Mono<Filing> onward(DemoStaff staff, DemoFiling wanted, Filing now) {
        return step(staff, wanted, now)
                .flatMap(next -> onward(staff, wanted, next))
                .defaultIfEmpty(now);
    }

    /** Empty when nothing is left to do. */
    private Mono<Filing> step(DemoStaff staff, DemoFiling wanted, Filing now) {
        var again = now.published().map(Published::revision).orElse(0);
        var last = wanted.correction().isPresent() ? 2 : 1;
        if (again >= last || wanted.stage() == DemoFiling.Stage.DRAFT) {
            return Mono.empty();
        }
        return switch (now.status()) {
            case DRAFT, RETURNED ->
                again == 1 && !written(wanted, now) ? write(staff, wanted, now) : submit(staff, wanted, now, again);
            case SUBMITTED ->
                wanted.stage() == DemoFiling.Stage.SUBMITTED ? Mono.empty() : check(staff, wanted, now, again);
            case APPROVED -> publish(staff, wanted, now, again);
            case PUBLISHED, SETTLED -> correct(staff, wanted, now);
        };
    }

    private static boolean written(DemoFiling wanted, Filing now) {
        var table = wanted.correction().flatMap(DemoFiling.Correction::table);
        return now.work().filter(work -> work.content().table().equals(table)).isPresent();
    }

    private Mono<Filing> submit(DemoStaff staff, DemoFiling wanted, Filing now, int again) {
        at(wanted, again - 1);
        return acts.submit().submit(staff.clerk(), now.id(), now.version(), Optional.empty());
    }

    private Mono<Filing> check(DemoStaff staff, DemoFiling wanted, Filing now, int again) {
        at(wanted, again);
        return acts.check().check(staff.committee(), now.id(), now.version(), APPROVED, Optional.empty());
    }

    private Mono<Filing> publish(DemoStaff staff, DemoFiling wanted, Filing now, int again) {
        clock.set(day(wanted, again), EVENING);
        return acts.publish().publish(staff.clerk(), now.id(), now.version(), Optional.empty());
    }

    private Mono<Filing> correct(DemoStaff staff, DemoFiling wanted, Filing now) {
        at(wanted, 1);
        return acts.correct()
                .correct(
                        staff.clerk(),
                        now.id(),
                        wanted.correction().orElseThrow().reason(),
                        Optional.empty());
    }

    private Mono<Filing> write(DemoStaff staff, DemoFiling wanted, Filing now) {
        at(wanted, 1);
        var right = wanted.correction().orElseThrow();
        var content = new Content(wanted.title(), right.body(), List.of(), right.table(), OPENING);
        return acts.write().write(staff.clerk(), now.id(), now.version(), content, false);
    }

    private void at(DemoFiling filing, int days) {
        clock.set(day(filing, days), MORNING);
    }

    private static LocalDate day(DemoFiling filing, int days) {
        return filing.publishedOn().plusDays(days);
    }
}
