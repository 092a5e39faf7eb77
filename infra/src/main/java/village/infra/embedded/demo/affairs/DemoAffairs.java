package village.infra.embedded.demo.affairs;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Mono;
import village.api.disclosure.Filings;
import village.api.disclosure.catalogue.CoveredPeriod;
import village.api.disclosure.catalogue.Frequency;
import village.api.place.Village;
import village.api.place.VillageCode;
import village.api.place.Villages;
import village.infra.embedded.demo.MovableClock;

/**
 * Fills two demo villages with news and disclosures once the application is up, so that nobody waits for it. A start
 * that was cut short is made up for by the next.
 */
public final class DemoAffairs implements ApplicationListener<ApplicationReadyEvent>, DisposableBean {
    private static final Logger LOG = LoggerFactory.getLogger(DemoAffairs.class);
    private static final VillageCode FENGXI = new VillageCode("330999101201");
    private static final VillageCode ZHUWU = new VillageCode("330999101202");
    private static final String START = """
            insert into disclosure_start (village_id, starts_on) values (:village, :day) on conflict do nothing
            """;

    private final Villages villages;
    private final Filings filings;
    private final DatabaseClient client;
    private final DemoNewsroom newsroom;
    private final DemoOffice office;
    private final MovableClock clock;
    private final Disposable.Swap work = Disposables.swap();

    DemoAffairs(
            Villages villages,
            Filings filings,
            DatabaseClient client,
            DemoNewsroom newsroom,
            DemoOffice office,
            MovableClock clock) {
        this.villages = villages;
        this.filings = filings;
        this.client = client;
        this.newsroom = newsroom;
        this.office = office;
        this.clock = clock;
    }

    @Override
    public void onApplicationEvent(ApplicationReadyEvent ready) {
        work.update(settle().subscribe(done -> {}, failure -> LOG.warn("the demo's news are not all there", failure)));
    }

    /** Brings both villages as far as their story goes; once they are there, adds nothing. */
    public Mono<Void> settle() {
        return Mono.zip(villages.byCode(FENGXI), villages.byCode(ZHUWU), Both::new)
                .filterWhen(both -> missing(both.zhuwu()))
                .flatMap(both -> fengxi(both.fengxi()).then(zhuwu(both.zhuwu())));
    }

    private record Both(Village.Id fengxi, Village.Id zhuwu) {
        Both(Village fengxi, Village zhuwu) {
            this(fengxi.id(), zhuwu.id());
        }
    }

    /** 竹坞村 comes last. */
    private Mono<Boolean> missing(Village.Id zhuwu) {
        var first = new Filings.Slice(Optional.empty(), 1);
        var last = DemoDisclosures.zhuwu(clock.today());
        return filings.published(zhuwu, last.get(last.size() - 1).item(), first)
                .map(page -> page.items().isEmpty());
    }

    private Mono<Void> fengxi(Village.Id village) {
        var today = clock.today();
        var staff = DemoStaff.of(village, "demo-cadre-1", "demo-committee-1");
        var finance = new DemoFinance(today);
        var told = told(finance, today);
        return started(
                        village,
                        CoveredPeriod.of(Frequency.QUARTERLY, today).previous().from())
                .then(newsroom.settle(staff, DemoStories.FENGXI))
                .then(office.add(staff, finance.items()))
                .then(Mono.defer(() -> office.report(staff, items(told))))
                .then(Mono.defer(() -> office.settle(staff, told)));
    }

    private static List<DemoFiling> told(DemoFinance finance, LocalDate today) {
        return Stream.concat(finance.filings().stream(), DemoDisclosures.fengxi(today).stream())
                .sorted(Comparator.comparing(DemoFiling::publishedOn))
                .toList();
    }

    private static Set<String> items(List<DemoFiling> told) {
        return told.stream().map(DemoFiling::item).collect(Collectors.toSet());
    }

    private Mono<Void> zhuwu(Village.Id village) {
        var staff = DemoStaff.of(village, "demo-cadre-2", "demo-committee-2");
        return newsroom.settle(staff, DemoStories.ZHUWU)
                .then(office.settle(staff, DemoDisclosures.zhuwu(clock.today())));
    }

    /** Since when a village discloses here is set up, not acted. */
    private Mono<Void> started(Village.Id village, LocalDate day) {
        return client.sql(START)
                .bind("village", village.value())
                .bind("day", day)
                .then();
    }

    @Override
    public void destroy() {
        work.dispose();
    }
}
