package village.api.disclosure.publishing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import village.api.Reason;
import village.api.Refusal;
import village.api.attachment.InMemoryAttachmentStore;
import village.api.attachment.InMemoryAttachments;
import village.api.disclosure.Content;
import village.api.disclosure.Filing;
import village.api.disclosure.FilingsInMemory;
import village.api.disclosure.Work;
import village.api.disclosure.catalogue.CatalogueItem;
import village.api.disclosure.catalogue.CoveredPeriod;
import village.api.disclosure.catalogue.DisclosureClass;
import village.api.disclosure.catalogue.KnownItems;
import village.api.disclosure.checking.Checkers;
import village.api.disclosure.checking.Independence;
import village.api.disclosure.cover.InMemoryCovers;
import village.api.disclosure.filing.CorrectFiling;
import village.api.disclosure.filing.FilingWork;
import village.api.disclosure.filing.ItemsOfFilings;
import village.api.disclosure.finance.FinanceTables;
import village.api.disclosure.gating.FilingGate;
import village.api.disclosure.question.Asked;
import village.api.disclosure.question.InMemoryQuestions;
import village.api.disclosure.question.Question;
import village.api.disclosure.question.Questions;
import village.api.disclosure.question.clock.AnswerRequests;
import village.api.disclosure.question.clock.InMemoryMetRequests;
import village.api.disclosure.reading.ReadDisclosure;
import village.api.disclosure.reading.ReadFiling;
import village.api.disclosure.reading.ReadFiling.Deed;
import village.api.gate.GateWorld;
import village.api.identity.Actor;
import village.api.identity.Person;
import village.api.identity.Role;

/** What a cadre publishes is what passed, and follows what stands before the public then. */
class PublishFilingTest extends FilingsInMemory {
    private static final CatalogueItem ITEM = KnownItems.monthly("V01");

    private final Actor cadre =
            new Actor(Optional.of(CLERK), Optional.of(village), Set.of(Role.CADRE), Optional.empty(), Set.of());
    private final InMemoryQuestions questions = new InMemoryQuestions();
    private final AnswerRequests answer = new AnswerRequests(
            new InMemoryMetRequests(filings, questions), questions, this::newId, Clock.fixed(NOW, ZoneOffset.UTC), 100);
    private final InMemoryAttachments attachments = new InMemoryAttachments();
    private final FilingWork work =
            new FilingWork(filings, attachments, NONE, this::newId, Clock.fixed(NOW, ZoneOffset.UTC));
    private Runnable meanwhile = () -> {};
    private final PublishFiling publish = new PublishFiling(
            work,
            new Independence((where, one, others) -> Mono.fromSupplier(() -> {
                meanwhile.run();
                return false;
            })),
            new ItemsOfFilings(new KnownItems(ITEM)),
            new Enclosures(attachments, new InMemoryAttachmentStore()),
            new FilingGate(new GateWorld(village).gate, work, filings));

    @Test
    void whatWasApprovedMeanwhileDidNotPassForThePublisher() {
        var id = approved("2026-08", 1000);
        meanwhile = () -> {
            change(id, seen -> act().told(seen.takenBack(act().hand()), "x.y")).block();
            approve(id);
        };
        assertThatThrownBy(() -> out(id, 6))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.reason()).isEqualTo(Reason.DISCLOSURE_STALE));
        assertThat(one(id).version()).isEqualTo(6);
        assertThat(one(id).isPublic()).isFalse();
    }

    /** He asked for the item before anything of it was public. */
    @Test
    void whatIsPublishedAnswersWhoAskedForIt() {
        var early = requested(NOW.minusSeconds(60));
        var late = requested(NOW.plusSeconds(60));
        var id = approved("2026-08", 1000);
        out(id, 3);
        answer.answer().block();
        assertThat(questions.byId(village, early).block().answer().orElseThrow().text())
                .isEqualTo("“食堂收支”（2026年8月）已经公开，请在三务公开里查看；如果不是您要的，可以再问。");
        assertThat(questions.byId(village, late).block().answers())
                .as("asked since: it was not meant")
                .isEmpty();
    }

    private Question.Id requested(Instant at) {
        var asked = Question.asked(
                new Question.Id(newId()),
                village,
                new Question.About(Optional.empty(), "V01", "食堂收支", Role.CADRE),
                new Question.Asker(Asked.person(), Optional.empty()),
                "请公开",
                at,
                15);
        questions
                .add(Asked.once(), Asked.told(asked, "asked"), LocalDate.of(2026, 11, 25), new Questions.Limits(9, 9))
                .block();
        return asked.id();
    }

    /** August was approved already when July was corrected. */
    @Test
    void aTableHasToBeginWhereThePeriodBeforeEndsAlsoWhenItIsPublished() {
        var july = approved("2026-07", 1000);
        out(july, 3);
        var august = approved("2026-08", 1500);
        corrected(july, 900);
        assertThatThrownBy(() -> out(august, 3))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.reason()).isEqualTo(Reason.DISCLOSURE_WRONG_STATE))
                .hasMessageContaining("财务表和上一期对不上了：")
                .hasMessageContaining("应为 14.00，表里是 15.00");
        assertThat(one(august).isPublic()).isFalse();
        corrected(july, 1000);
        out(august, 3);
        assertThat(one(august).isPublic()).isTrue();
    }

    @Test
    void bothPagesSayWhereACorrectionBrokeThemApart() {
        var july = approved("2026-07", 1000);
        out(july, 3);
        var august = approved("2026-08", 1500);
        out(august, 3);
        assertThat(gaps(july)).isEmpty();
        assertThat(gaps(august)).isEmpty();
        corrected(july, 900);
        assertThat(gaps(july)).singleElement().asString().contains("2026年8月的上期结余对不上");
        assertThat(gaps(august)).singleElement().asString().contains("2026年7月的期末结余和这里的上期结余对不上");
        corrected(august, 1400);
        assertThat(gaps(july)).isEmpty();
        assertThat(gaps(august)).isEmpty();
    }

    private List<String> gaps(Filing.Id id) {
        return read(id).gaps();
    }

    @Test
    void whatHappenedOnADayFollowsOnNothing() {
        out(approved("2026-07-20", 1000), 3);
        var dayAfter = approved("2026-07-21", 0);
        out(dayAfter, 3);
        assertThat(before(dayAfter)).isEmpty();
        out(approved("2026-07", 1000), 3);
        var august = approved("2026-08", 1500);
        out(august, 3);
        assertThat(before(august)).as("months are compared").isPresent();
    }

    private Optional<ReadDisclosure.Beside> before(Filing.Id id) {
        return read(id).before();
    }

    private ReadDisclosure.View read(Filing.Id id) {
        var clock = Clock.fixed(NOW, ZoneOffset.UTC);
        return new ReadDisclosure(filings, new KnownItems(ITEM), new InMemoryCovers(), clock)
                .read(cadre, id)
                .block();
    }

    /** November is not over on its 25th day. */
    @Test
    void offersWhatIsNotRefused() {
        var checker = new Actor(
                Optional.of(COMMITTEE),
                Optional.of(village),
                Set.of(Role.CADRE, Role.SUPERVISION_COMMITTEE),
                Optional.empty(),
                Set.of());
        var ready = approved("2026-08", 1000);
        assertThat(deeds(cadre, ready)).contains(Deed.PUBLISH);
        assertThat(deeds(checker, ready)).doesNotContain(Deed.PUBLISH);
        assertThatThrownBy(() ->
                        publish.publish(checker, ready, 3, Optional.empty()).block())
                .isInstanceOf(Refusal.class);
        var early = filings.add(fresh(), drafted(ITEM.code(), DisclosureClass.FINANCE, "2026-11"))
                .block();
        assertThat(deeds(cadre, early)).contains(Deed.WRITE).doesNotContain(Deed.SUBMIT);
        assertThatThrownBy(() -> change(early, seen -> act().told(seen.submitted(act().hand()), "x.y"))
                        .block())
                .isInstanceOf(Refusal.class);
        out(ready, 3);
        assertThat(deeds(cadre, ready)).containsExactly(Deed.CORRECT, Deed.COVER);
    }

    private List<Deed> deeds(Actor actor, Filing.Id id) {
        var independence = new Independence((where, one, others) -> Mono.just(false));
        var checkers = new Checkers(where -> Mono.just(List.of(COMMITTEE)), (where, one, others) -> Mono.just(false));
        var clock = Clock.fixed(NOW, ZoneOffset.UTC);
        return new ReadFiling(filings, attachments, independence, checkers, new InMemoryCovers(), clock)
                .read(actor, id)
                .map(ReadFiling.View::deeds)
                .block();
    }

    @Test
    void whoWroteWhatIsCorrectedIsAmongTheAuthorsOfTheCorrection() {
        var id = approved("2026-08", 1000);
        out(id, 3);
        var second = new Person.Id(new UUID(7, 3));
        var other =
                new Actor(Optional.of(second), Optional.of(village), Set.of(Role.CADRE), Optional.empty(), Set.of());
        new CorrectFiling(filings, work, new GateWorld(village).gate)
                .correct(other, id, "写错了", Optional.empty())
                .block();
        assertThat(one(id).work().orElseThrow().authors()).containsExactly(CLERK, second);
    }

    private void corrected(Filing.Id id, long openingFen) {
        change(id, seen -> act().told(seen.corrected(with(openingFen), List.of(CLERK), "写错了", act().hand()), "x.y"))
                .block();
        approve(id);
        out(id, one(id).version());
    }

    private void out(Filing.Id id, long version) {
        publish.publish(cadre, id, version, Optional.empty()).block();
    }

    private Filing.Id approved(String period, long openingFen) {
        var draft = new Work(1, Work.Stage.DRAFT, with(openingFen), "", List.of(CLERK), Optional.empty(), NOW);
        var filing = new Filing(
                new Filing.Id(newId()),
                village,
                1,
                ITEM.code(),
                DisclosureClass.FINANCE,
                CoveredPeriod.read("/period", period),
                Optional.of(draft),
                Optional.empty());
        var id = filings.add(fresh(), act().told(filing, "x.y")).block();
        approve(id);
        return id;
    }

    private void approve(Filing.Id id) {
        change(id, seen -> act().told(seen.submitted(act().hand()), "x.y")).block();
        change(id, seen -> checked(seen, true)).block();
    }

    /** Five yuan come in. */
    private static Content with(long openingFen) {
        var line = FinanceTables.line("501", "经营收入", "饭票", 500, 0, "记-1");
        var table = FinanceTables.table(openingFen, List.of(List.of(line)), List.of(""));
        return new Content("食堂", "<p>收支</p>", List.of(), Optional.of(table));
    }
}
