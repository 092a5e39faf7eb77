package village.infra.embedded.demo.credit;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Mono;
import village.api.credit.CreditYear;
import village.api.credit.Member;
import village.api.credit.SourceKind;
import village.api.credit.branch.BranchMember;
import village.api.credit.branch.Branches;
import village.api.credit.ledger.AwardCredit;
import village.api.credit.ledger.Ledger;
import village.api.credit.ledger.SourceEvent;
import village.api.identity.Person;
import village.api.place.Village;
import village.api.place.VillageCode;
import village.api.place.Villages;
import village.infra.embedded.demo.DemoPerson;

/**
 * Books what the Party members of 枫溪村 studied once the application is up, all of it or nothing. A later start finds the
 * demo member's lines and adds none.
 */
public final class DemoCredit implements ApplicationListener<ApplicationReadyEvent>, DisposableBean {
    private static final Logger LOG = LoggerFactory.getLogger(DemoCredit.class);
    private static final VillageCode FENGXI = new VillageCode("330999101201");

    private final Villages villages;
    private final Branches branches;
    private final Ledger ledger;
    private final AwardCredit award;
    private final Clock clock;
    private final Disposable.Swap work = Disposables.swap();

    DemoCredit(Villages villages, Branches branches, Ledger ledger, AwardCredit award, Clock clock) {
        this.villages = villages;
        this.branches = branches;
        this.ledger = ledger;
        this.award = award;
        this.clock = clock;
    }

    /** One piece of study. */
    private record Piece(SourceKind kind, String rule, String title, int daysAgo, int quantity) {}

    private static final List<Piece> PIECES = List.of(
            new Piece(SourceKind.OFFLINE, "offline-half-day", "镇党校春季培训（签到表）", 250, 1),
            new Piece(SourceKind.OFFLINE, "offline-half-day", "镇党校春季培训（签到表）", 249, 1),
            new Piece(SourceKind.ACTIVITY, "activity", "主题党日：清理溪边垃圾", 190, 1),
            new Piece(SourceKind.ACTIVITY, "activity", "主题党日：重温入党誓词", 150, 1),
            new Piece(SourceKind.OFFLINE, "offline-hour", "支部夜学：乡村振兴促进法", 120, 2),
            new Piece(SourceKind.ACTIVITY, "activity", "主题党日：走访独居老人", 90, 1),
            new Piece(SourceKind.OFFLINE, "offline-half-day", "县里红色教育基地学习（照片）", 60, 2),
            new Piece(SourceKind.OFFLINE, "offline-hour", "支部夜学：村民委员会组织法", 30, 9),
            new Piece(SourceKind.ACTIVITY, "activity", "主题党日：晒谷场消防演练", 12, 1));

    @Override
    public void onApplicationEvent(ApplicationReadyEvent ready) {
        work.update(settle().subscribe(done -> {}, failure -> LOG.warn("the demo's study is not all there", failure)));
    }

    /** Adds what is missing; once everything is there, nothing. */
    public Mono<Void> settle() {
        return villages.byCode(FENGXI)
                .map(Village::id)
                .filterWhen(village -> ledger.entries(demoMember(village), 1, Optional.empty())
                        .map(page -> page.items().isEmpty()))
                .flatMap(village -> branches.of(village)
                        .map(members -> IntStream.range(0, members.size())
                                .boxed()
                                .flatMap(at -> studied(village, members.get(at), at))
                                .toList()))
                .flatMap(award::awardAll)
                .then();
    }

    /** The demo's member has it all; of the others each a little less than the one before, and some nothing. */
    private Stream<SourceEvent> studied(Village.Id village, BranchMember who, int place) {
        var all = who.bound() && !who.secretary();
        var pieces = all ? PIECES.size() : PIECES.size() - place % (PIECES.size() + 1);
        return PIECES.stream().limit(Math.max(0, pieces)).map(piece -> event(village, who, piece));
    }

    private SourceEvent event(Village.Id village, BranchMember who, Piece piece) {
        var day = today().minusDays(piece.daysAgo());
        return new SourceEvent(
                who.member(),
                piece.kind(),
                UUID.nameUUIDFromBytes(
                        (who.member().id() + piece.title() + piece.daysAgo()).getBytes(StandardCharsets.UTF_8)),
                piece.kind() == SourceKind.ACTIVITY ? Optional.of(piece.title()) : Optional.empty(),
                Optional.of(piece.rule()),
                piece.title(),
                day.atStartOfDay(CreditYear.ZONE).plusHours(9).toInstant(),
                piece.quantity(),
                Optional.of(secretary(village)));
    }

    private static Member demoMember(Village.Id village) {
        return new Member(
                village,
                DemoPerson.acting("demo-party-1", village).rosterPerson().orElseThrow());
    }

    private LocalDate today() {
        return CreditYear.day(clock.instant());
    }

    private static Person.Id secretary(Village.Id village) {
        return DemoPerson.acting("demo-cadre-1", village).requirePerson();
    }

    @Override
    public void destroy() {
        work.dispose();
    }
}
