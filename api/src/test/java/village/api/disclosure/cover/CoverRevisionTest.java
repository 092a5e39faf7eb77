package village.api.disclosure.cover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import village.api.InMemoryTransactions;
import village.api.Reason;
import village.api.Refusal;
import village.api.attachment.Attachment;
import village.api.attachment.InMemoryAttachments;
import village.api.disclosure.Filing;
import village.api.disclosure.Filings;
import village.api.disclosure.InMemoryFilings;
import village.api.disclosure.Revision;
import village.api.disclosure.catalogue.KnownItems;
import village.api.disclosure.filing.FilingWork;
import village.api.disclosure.reading.ListDisclosures;
import village.api.disclosure.reading.ReadDisclosure;
import village.api.identity.Actor;
import village.api.identity.Person;
import village.api.identity.Role;
import village.api.place.Village;

/** What is covered nobody reads, and everybody reads that it is covered; the village does not decide about its own. */
class CoverRevisionTest implements CoversContract {
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    private final InMemoryFilings filings = new InMemoryFilings();
    private final InMemoryCovers covers = new InMemoryCovers();
    private final Village.Id village = new Village.Id(UUID.randomUUID());
    private final AtomicLong last = new AtomicLong();
    private final InMemoryTransactions transactions = new InMemoryTransactions();
    private final FilingWork work =
            new FilingWork(filings, new InMemoryAttachments(), transactions, this::newId, CLOCK);
    private final CoverRevision cover = new CoverRevision(filings, covers, work, transactions);
    private final DecideCover decide = new DecideCover(covers, work, transactions);
    private final ReadDisclosure read = new ReadDisclosure(filings, new KnownItems(), covers, CLOCK);
    private final Actor cadre = actor(CLERK, Role.CADRE);
    private final Actor township = actor(TOWNSHIP, Role.DISPATCHER);
    private final Actor villager = actor(new Person.Id(new UUID(7, 5)));

    @Override
    public Filings filings() {
        return filings;
    }

    @Override
    public Covers covers() {
        return covers;
    }

    @Override
    public Village.Id village() {
        return village;
    }

    @Override
    public UUID newId() {
        return new UUID(0x7000, last.incrementAndGet());
    }

    private Actor actor(Person.Id person, Role... roles) {
        return new Actor(Optional.of(person), Optional.of(village), Set.of(roles), Optional.empty(), Set.of());
    }

    @Test
    void showsThatItIsCoveredAndNothingElse() {
        var id = out("2026-07");
        covered(cadre, id, "名单里有身份证号");
        var view = read.read(villager, id).block();
        assertThat(view.newest().title()).isEqualTo("因涉及个人信息已暂时遮盖");
        assertThat(view.newest().body()).isEmpty();
        assertThat(view.filing().title()).isEqualTo(Revision.COVERED);
        assertThat(view.covers()).singleElement().satisfies(one -> {
            assertThat(one.office().label()).isEqualTo("村委会");
            assertThat(one.reason()).isEqualTo("名单里有身份证号");
            assertThat(one.at()).isEqualTo(NOW);
        });
        assertThat(read.revision(villager, id, 1).block().revision().body()).isEmpty();
        assertThat(new ListDisclosures(filings, new KnownItems(), covers, CLOCK)
                        .published(villager, Optional.empty(), new Filings.Slice(Optional.empty(), 9))
                        .block()
                        .items())
                .singleElement()
                .satisfies(line -> assertThat(line.filing().title()).isEqualTo(Revision.COVERED));
        assertThat(filings.revision(village, id, 1).block().body())
                .as("kept as it is")
                .isEqualTo("<p>正文</p>");
    }

    @Test
    void anotherRevisionStaysReadable() {
        var id = out("2026-07");
        change(id, seen -> act().told(seen.corrected(content("更正"), List.of(CLERK), "写错了", act().hand()), "x.y"))
                .block();
        outAgain(id);
        covered(cadre, id, "名单里有身份证号");
        var view = read.read(villager, id).block();
        assertThat(view.newest().title()).isEqualTo("更正");
        assertThat(view.covers()).isEmpty();
        assertThat(view.revisions().get(1).title()).isEqualTo(Revision.COVERED);
    }

    @Test
    void coveringAgainIsTheSameCover() {
        var id = out("2026-07");
        assertThat(covered(township, id, "又点了一次")).isEqualTo(covered(township, id, "再点一次"));
        assertThat(covers.standing(village).block()).hasSize(1);
    }

    @Test
    void theTownshipLiftsWhatTheVillageCovered() {
        var id = out("2026-07");
        var made = covered(cadre, id, "名单里有身份证号");
        decide.decide(township, id, made.id(), new DecideCover.Found(Cover.Verdict.LIFT, "没有个人信息"))
                .block();
        assertThat(read.read(villager, id).block().newest().title()).isEqualTo("2026-07");
        refused(
                Reason.DISCLOSURE_WRONG_STATE,
                () -> decide.decide(township, id, made.id(), new DecideCover.Found(Cover.Verdict.ERASE, "再看"))
                        .block());
    }

    @Test
    void theVillageDecidesNothingAboutItsOwn() {
        var id = out("2026-07");
        var made = covered(cadre, id, "名单里有身份证号");
        var found = new DecideCover.Found(Cover.Verdict.LIFT, "没有个人信息");
        refused(
                Reason.ROLE_REQUIRED,
                () -> decide.decide(cadre, id, made.id(), found).block());
        var both = actor(CLERK, Role.CADRE, Role.DISPATCHER);
        refused(
                Reason.DISCLOSURE_COVER_OWN,
                () -> decide.decide(both, id, made.id(), found).block());
    }

    @Test
    void refusesVillagersWhatIsNotThereAndNumbersInTheReason() {
        var id = out("2026-07");
        refused(Reason.ROLE_REQUIRED, () -> covered(villager, id, "我不喜欢"));
        refused(Reason.DISCLOSURE_NOT_FOUND, () -> covered(cadre, added("2026-08"), "名单"));
        refused(Reason.REQUEST_INVALID, () -> covered(cadre, id, "张三 11010519491231002X"));
        refused(Reason.REQUEST_INVALID, () -> covered(cadre, id, " "));
        refused(
                Reason.REQUEST_INVALID,
                () -> cover.cover(
                                cadre,
                                id,
                                new CoverRevision.Wanted(1, Optional.of(new Attachment.Id(new UUID(3, 3))), "名单"))
                        .block());
    }

    private Cover covered(Actor actor, Filing.Id id, String reason) {
        return cover.cover(actor, id, new CoverRevision.Wanted(1, Optional.empty(), reason))
                .block();
    }

    private static void refused(Reason reason, Runnable act) {
        assertThatThrownBy(act::run)
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.reason()).isEqualTo(reason));
    }
}
