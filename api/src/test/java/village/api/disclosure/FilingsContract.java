package village.api.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import village.api.Once;
import village.api.Reason;
import village.api.Refusal;
import village.api.disclosure.catalogue.CoveredPeriod;
import village.api.disclosure.catalogue.DisclosureClass;
import village.api.identity.Person;
import village.api.place.Village;

/** What staff and readers of disclosures may rely on, races included. */
public interface FilingsContract {
    Instant NOW = Instant.parse("2026-11-25T02:00:00Z");
    Person.Id CLERK = new Person.Id(new UUID(7, 1));
    Person.Id COMMITTEE = new Person.Id(new UUID(7, 2));

    Filings filings();

    /** A village without filings. */
    Village.Id village();

    /** Its ids sort after those it gave before. */
    UUID newId();

    @Test
    default void oneKeyMakesOneFiling() {
        var once = new Once("person:" + CLERK, "disclosure.draft", "one", "ab");
        var first = filings().add(once, drafted("2026-08")).block();
        assertThat(filings().add(once, drafted("2026-08")).block()).isEqualTo(first);
        assertThat(all()).hasSize(1);
    }

    @Test
    default void ofManyDraftsForOnePeriodOneIsKept() {
        var outcomes = together(8, number -> filings().add(fresh(), drafted("2026-08")));
        assertThat(outcomes).filteredOn("ok"::equals).hasSize(1);
        assertThat(outcomes).filteredOn(Reason.DISCLOSURE_EXISTS.name()::equals).hasSize(7);
    }

    @Test
    default void ofSubmittingAndWritingAtOnceTheSecondIsTold() {
        var id = added("2026-08");
        var outcomes = together(
                10,
                number -> change(
                        id,
                        seen -> number % 2 == 0
                                ? act().told(seen.requireVersion(1).submitted(act().hand()), "disclosure.submitted")
                                : act().told(
                                                seen.requireVersion(1).written(content("改" + number), act().hand()),
                                                "disclosure.written")));
        assertThat(outcomes).filteredOn("ok"::equals).hasSize(1);
        assertThat(outcomes).filteredOn(Reason.DISCLOSURE_STALE.name()::equals).hasSize(9);
    }

    @Test
    default void ofTwoCheckersDecidingAtOnceOneCounts() {
        var id = added("2026-08");
        change(id, seen -> act().told(seen.submitted(act().hand()), "disclosure.submitted"))
                .block();
        var outcomes = together(8, number -> change(id, seen -> checked(seen.requireVersion(2), number % 2 == 0)));
        assertThat(outcomes).filteredOn("ok"::equals).hasSize(1);
        assertThat(outcomes).filteredOn(Reason.DISCLOSURE_STALE.name()::equals).hasSize(7);
        assertThat(one(id).version()).isEqualTo(3);
    }

    @Test
    default void whateverManyPublishAtOnceOneRevisionComesOut() {
        var id = approved("2026-08");
        var outcomes = together(8, number -> change(id, this::published));
        assertThat(outcomes).filteredOn("ok"::equals).hasSize(1);
        assertThat(outcomes)
                .filteredOn(Reason.DISCLOSURE_WRONG_STATE.name()::equals)
                .hasSize(7);
        assertThat(filings().revisions(village(), id).block()).hasSize(1);
    }

    @Test
    default void ofManyCorrectionsOneIsBegun() {
        var id = out("2026-08");
        var outcomes = together(
                8,
                number -> change(
                        id,
                        seen -> act().told(
                                        seen.corrected(content("更正" + number), "写错了", act().hand()),
                                        "disclosure.correction-begun")));
        assertThat(outcomes).filteredOn("ok"::equals).hasSize(1);
        assertThat(outcomes)
                .filteredOn(Reason.DISCLOSURE_WRONG_STATE.name()::equals)
                .hasSize(7);
        assertThat(one(id).work().orElseThrow().number()).isEqualTo(2);
    }

    @Test
    default void aKeyUsedBeforeChangesNothing() {
        var id = added("2026-08");
        var once = Optional.of(fresh());
        filings()
                .change(village(), id, once, seen -> act().told(seen.submitted(act().hand()), "x.y"))
                .block();
        var again = filings()
                .change(village(), id, once, seen -> act().told(seen.takenBack(act().hand()), "x.y"))
                .block();
        assertThat(again.status()).isEqualTo(Status.SUBMITTED);
        assertThat(again.version()).isEqualTo(2);
    }

    @Test
    default void aCorrectionStandsBesideWhatItCorrects() {
        var id = out("2026-08");
        change(id, seen -> act().told(seen.corrected(content("更正"), "写错了", act().hand()), "x.y"))
                .block();
        change(id, seen -> act().told(seen.submitted(act().hand()), "x.y")).block();
        change(id, seen -> checked(seen, true)).block();
        change(id, this::published).block();
        assertThat(filings().revisions(village(), id).block())
                .extracting(Revision::number)
                .containsExactly(2, 1);
        assertThat(filings().revision(village(), id, 1).block().title()).isEqualTo("2026-08");
        assertThat(listed()).containsExactly(id);
    }

    @Test
    default void aDraftThatNobodySawIsGone() {
        var id = added("2026-08");
        change(id, seen -> act().told(seen.discarded(), "disclosure.discarded")).block();
        assertThat(filings().byId(village(), id).blockOptional()).isEmpty();
        assertThat(filings().add(fresh(), drafted("2026-08")).block()).isNotEqualTo(id);
    }

    @Test
    default void thePeriodBeforeIsTheLatestEarlierOneThatIsPublic() {
        var july = out("2026-07");
        added("2026-08");
        var september = added("2026-09");
        assertThat(filings().before(one(september)).block().id()).isEqualTo(july);
        assertThat(filings().before(one(july)).blockOptional()).isEmpty();
    }

    @Test
    default void publicListsAreReadByKeyTheLatestFirst() {
        var first = out("2026-07");
        var second = out("2026-08");
        added("2026-09");
        var page = filings()
                .published(village(), new Filings.Slice(Optional.empty(), 1))
                .block();
        assertThat(page.items()).extracting(Filing::id).containsExactly(second);
        var rest = filings()
                .published(village(), "V01", new Filings.Slice(page.next(), 10))
                .block();
        assertThat(rest.items()).extracting(Filing::id).containsExactly(first);
        assertThat(filings()
                        .published(village(), DisclosureClass.PARTY, new Filings.Slice(Optional.empty(), 10))
                        .block()
                        .items())
                .isEmpty();
    }

    @Test
    default void anObjectionWindowIsClosedByOneClockOnly() {
        var id = out("2026-08");
        var after = NOW.plusSeconds(1000);
        assertThat(filings().toSettle(after, 100).block()).contains(new Filings.Key(village(), id));
        var clock = Act.ofClock(after, this::newId);
        var outcomes = together(4, number -> change(id, seen -> clock.told(seen.settled(after), "disclosure.settled")));
        assertThat(outcomes).filteredOn("ok"::equals).hasSize(1);
        assertThat(filings().toSettle(after, 100).block()).doesNotContain(new Filings.Key(village(), id));
    }

    @Test
    default void anotherVillageHasNoneOfIt() {
        var id = added("2026-08");
        assertThat(filings().byId(new Village.Id(UUID.randomUUID()), id).blockOptional())
                .isEmpty();
    }

    private Act act() {
        return new Act(Optional.of(CLERK), NOW, this::newId);
    }

    private Change checked(Filing seen, boolean approved) {
        var note = approved ? "" : "请改";
        return act().told(seen.checked(new Work.Check(COMMITTEE, approved, note, NOW)), "disclosure.checked");
    }

    private Change drafted(String period) {
        var work = new Work(1, Work.Stage.DRAFT, content(period), "", List.of(CLERK), Optional.empty(), NOW);
        var filing = new Filing(
                new Filing.Id(newId()),
                village(),
                1,
                "V01",
                DisclosureClass.VILLAGE,
                CoveredPeriod.read("/period", period),
                Optional.of(work),
                Optional.empty());
        return act().told(filing, "disclosure.drafted");
    }

    private static Content content(String title) {
        return new Content(title, "<p>正文</p>", List.of(), Optional.empty());
    }

    private Change published(Filing seen) {
        var work = seen.publishable(CLERK);
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
                Optional.empty(),
                work.reason(),
                NOW,
                new Revision.Hands(work.authors(), COMMITTEE, NOW, CLERK));
        var after = seen.published(revision, newId(), NOW.plusSeconds(600));
        return act().published(after, revision, LocalDate.of(2026, 7, 1));
    }

    private Filing.Id added(String period) {
        return filings().add(fresh(), drafted(period)).block();
    }

    private Filing.Id approved(String period) {
        var id = added(period);
        change(id, seen -> act().told(seen.submitted(act().hand()), "disclosure.submitted"))
                .block();
        change(id, seen -> checked(seen, true)).block();
        return id;
    }

    private Filing.Id out(String period) {
        var id = approved(period);
        change(id, this::published).block();
        return id;
    }

    private Mono<Filing> change(Filing.Id id, Function<Filing, Change> rule) {
        return filings().change(village(), id, Optional.empty(), rule);
    }

    private Filing one(Filing.Id id) {
        return filings().byId(village(), id).block();
    }

    private List<Filing> all() {
        return filings()
                .filed(village(), new Filings.Slice(Optional.empty(), 100))
                .block()
                .items();
    }

    private List<Filing.Id> listed() {
        return filings().published(village(), new Filings.Slice(Optional.empty(), 100)).block().items().stream()
                .map(Filing::id)
                .toList();
    }

    private Once fresh() {
        return new Once("person:" + CLERK, "disclosure.test", UUID.randomUUID().toString(), "ab");
    }

    /** What became of each: {@code ok}, or the reason of the refusal. */
    private List<String> together(int many, IntFunction<Mono<?>> act) {
        return Flux.range(0, many)
                .flatMap(
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
