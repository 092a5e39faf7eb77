package village.wechat.caching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import village.api.Unavailable;
import village.api.event.Event;
import village.api.event.SequencedEvent;
import village.api.event.feed.PublicType;
import village.api.place.Village;

class PublicContentsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Screen SCREEN = Screen.of("home", "article", "complaint");
    private static final Village.Id VILLAGE = new Village.Id(UUID.randomUUID());

    private final AtomicLong nanos = new AtomicLong();
    private final PublicContents contents = new PublicContents(Clock.systemUTC(), nanos::get, 1 << 20);
    private final Key key = new Key(VILLAGE, Audience.EVERYBODY, SCREEN, null);
    private volatile Mono<Made> answer = made("one");

    @Test
    void loadsOnceWhileNothingHappens() {
        assertThat(found()).isEqualTo("one");
        answer = made("two");
        assertThat(found()).isEqualTo("one");
        assertThat(contents.loads()).isEqualTo(1);
    }

    @Test
    void loadsAgainWhenItsTimeIsOver() {
        found();
        answer = made("two");
        nanos.addAndGet(Duration.ofSeconds(31).toNanos());
        assertThat(found()).isEqualTo("two");
    }

    @Test
    void isMadeAnewBeforeItsTimeIsOverAndNobodyWaits() {
        found();
        nanos.addAndGet(Duration.ofSeconds(19).toNanos());
        found();
        assertThat(contents.loads()).isEqualTo(1);
        nanos.addAndGet(Duration.ofSeconds(2).toNanos());
        var slow = Sinks.<Made>one();
        answer = slow.asMono();
        assertThat(found()).isEqualTo("one");
        assertThat(found()).as("one load for all").isEqualTo("one");
        assertThat(contents.loads()).isEqualTo(2);
        slow.tryEmitValue(new Made(utf8("two"), Made.Parts.ALL));
        nanos.addAndGet(Duration.ofSeconds(18).toNanos());
        assertThat(found()).isEqualTo("two");
        assertThat(contents.loads()).isEqualTo(2);
    }

    @Test
    void aPoorerAnswerMadeEarlyDoesNotReplaceAWholeOne() {
        found();
        nanos.addAndGet(Duration.ofSeconds(25).toNanos());
        answer = Mono.just(new Made(utf8("some"), Made.Parts.SOME));
        assertThat(found()).isEqualTo("one");
        assertThat(found()).isEqualTo("one");
        nanos.addAndGet(Duration.ofSeconds(6).toNanos());
        assertThat(found()).isEqualTo("some");
    }

    @Test
    void aFailedRenewalHarmsNobody() {
        found();
        nanos.addAndGet(Duration.ofSeconds(25).toNanos());
        answer = Mono.error(new IllegalStateException("no"));
        assertThat(found()).isEqualTo("one");
        answer = made("two");
        assertThat(found()).isEqualTo("one");
        assertThat(found()).isEqualTo("two");
    }

    @Test
    void loadsOnceForManyAndSurvivesTheFirstOnesLeaving() {
        var slow = Sinks.<Made>one();
        answer = slow.asMono();
        var first = later().subscribe();
        var others = List.of(later().toFuture(), later().toFuture());
        first.dispose();
        slow.tryEmitValue(Made.whole(utf8("one")));
        assertThat(others).allSatisfy(other -> assertThat(other).isCompleted());
        assertThat(contents.loads()).isEqualTo(1);
    }

    @Test
    void throwsAwayALoadThatBeganBeforeAChange() {
        var slow = Sinks.<Made>one();
        answer = slow.asMono();
        var before = later().toFuture();
        contents.written(event(VILLAGE, "article", "article.published"));
        answer = made("new");
        assertThat(found()).isEqualTo("new");
        slow.tryEmitValue(Made.whole(utf8("old")));
        assertThat(before).isCompleted();
        assertThat(found()).isEqualTo("new");
        assertThat(contents.loads()).isEqualTo(2);
    }

    @Test
    void isOutdatedOnceByWhatItWroteItself() {
        found();
        var event = event(VILLAGE, "article", "article.published");
        contents.written(event);
        found();
        contents.happened(new SequencedEvent(7, event));
        found();
        assertThat(contents.loads()).isEqualTo(2);
    }

    @Test
    void isOutdatedByWhatOthersWrote() {
        found();
        answer = made("two");
        contents.happened(new SequencedEvent(7, event(VILLAGE, "complaint", "complaint.filed")));
        assertThat(found()).isEqualTo("two");
    }

    @Test
    void isNotOutdatedByOtherKindsAndVillages() {
        found();
        contents.written(event(VILLAGE, "roster-import", "roster-import.done"));
        contents.written(event(new Village.Id(UUID.randomUUID()), "article", "article.published"));
        found();
        assertThat(contents.loads()).isEqualTo(1);
    }

    @Test
    void aThingIsOutdatedByItsOwnEventsOnly() {
        var subject = UUID.randomUUID();
        var one = new Key(VILLAGE, Audience.EVERYBODY, SCREEN, subject);
        found(one);
        contents.written(event(VILLAGE, "article", "article.published"));
        found(one);
        assertThat(contents.loads()).isEqualTo(1);
        contents.written(new Event(
                UUID.randomUUID(),
                Optional.of(VILLAGE),
                new Event.Subject("article", subject, 2),
                "article.published",
                Map.of(),
                Instant.EPOCH));
        found(one);
        assertThat(contents.loads()).isEqualTo(2);
    }

    @Test
    void aThingIsOutdatedByWhatIsShownBesideIt() {
        var one = new Key(
                VILLAGE, Audience.EVERYBODY, Screen.of("one", "article").beside("article-column"), UUID.randomUUID());
        found(one);
        contents.written(event(VILLAGE, "article", "article.published"));
        found(one);
        assertThat(contents.loads()).isEqualTo(1);
        contents.written(event(VILLAGE, "article-column", "article-column.renamed"));
        found(one);
        assertThat(contents.loads()).isEqualTo(2);
    }

    @Test
    void partsOfAScreenAreKeptApartAndOutdatedTogether() {
        var whole = new Key(VILLAGE, Audience.EVERYBODY, SCREEN, null);
        var parts = List.of(whole, whole.part("a"), whole.part("b"));
        parts.forEach(this::found);
        parts.forEach(this::found);
        assertThat(contents.loads()).isEqualTo(3);
        contents.written(event(VILLAGE, "article", "article.published"));
        parts.forEach(this::found);
        assertThat(contents.loads()).isEqualTo(6);
    }

    @Test
    void forgetsEverythingWhenEventsMayHaveBeenMissed() {
        found();
        contents.missed();
        answer = away();
        assertThatThrownBy(this::found).isInstanceOf(Unavailable.class);
    }

    @Test
    void keepsAnIncompleteAnswerForASecond() {
        answer = Mono.just(new Made(utf8("some"), Made.Parts.SOME));
        found();
        found();
        assertThat(contents.loads()).isEqualTo(1);
        nanos.addAndGet(Duration.ofMillis(1001).toNanos());
        found();
        assertThat(contents.loads()).isEqualTo(2);
    }

    @Test
    void asksEverLessOftenForWhatStaysIncomplete() {
        answer = Mono.just(new Made(utf8("some"), Made.Parts.SOME));
        for (var second = 0; second < 60; second++) {
            found();
            nanos.addAndGet(Duration.ofSeconds(1).toNanos());
        }
        assertThat(contents.loads()).as("at 0, 1, 3, 7, 15, 31 and 47 s").isEqualTo(7);
        answer = made("whole");
        nanos.addAndGet(Duration.ofSeconds(4).toNanos());
        assertThat(text(served())).isEqualTo("whole");
        answer = Mono.just(new Made(utf8("some"), Made.Parts.SOME));
        nanos.addAndGet(Duration.ofSeconds(31).toNanos());
        found();
        nanos.addAndGet(Duration.ofMillis(1001).toNanos());
        found();
        assertThat(contents.loads())
                .as("after a whole one it begins with a second again")
                .isEqualTo(10);
    }

    @Test
    void showsTheOldWhilePostgresIsAway() {
        found();
        answer = away();
        contents.written(event(VILLAGE, "article", "article.published"));
        assertThat(served().old()).isTrue();
        var loads = contents.loads();
        assertThat(served().old()).isTrue();
        assertThat(contents.loads()).as("nobody waits for a load that fails").isEqualTo(loads);
        nanos.addAndGet(Duration.ofMillis(600).toNanos());
        answer = made("two");
        assertThat(served().old()).as("finds out that it is back").isTrue();
        assertThat(served()).satisfies(now -> {
            assertThat(now.old()).isFalse();
            assertThat(text(now)).isEqualTo("two");
        });
    }

    @Test
    void showsTheOldInsteadOfNothing() {
        found();
        nanos.addAndGet(Duration.ofSeconds(31).toNanos());
        answer = Mono.just(new Made(utf8("nothing"), Made.Parts.NONE));
        assertThat(served()).satisfies(now -> {
            assertThat(now.old()).isTrue();
            assertThat(text(now)).isEqualTo("one");
        });
    }

    @Test
    void showsNothingOldAfterAnActOfItsOwn() {
        found();
        answer = away();
        nanos.addAndGet(Duration.ofSeconds(31).toNanos());
        assertThat(served().old()).isTrue();
        answer = made("two");
        contents.written(event(VILLAGE, "article", "article.published"));
        assertThat(found()).isEqualTo("two");
    }

    @Test
    void neverShowsAgainWhatWasTakenBack() {
        found();
        contents.written(event(VILLAGE, "article", "article.withdrawn"));
        answer = away();
        assertThatThrownBy(this::found).isInstanceOf(Unavailable.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "news.withdrawn",
                "news.revised",
                "disclosure.erased",
                "disclosure.corrected",
                "disclosure.occurrence-withdrawn",
                "disclosure.item-switched",
                "disclosure-question.hidden",
                "disclosure-question.corrected",
                "faq.hidden",
                "complaint.unpublished",
                "complaint.removed",
                "complaint.merged",
                "complaint.handed-up",
                "village.contact-removed",
                "village.contact-changed"
            })
    void whatNobodyMayBeShownAnyMoreIsTakenBack(String type) {
        assertThat(Generations.takesBack(type)).isTrue();
    }

    /** Whatever the open API tells platforms to delete, our own pages do not show either. */
    @Test
    void whatPlatformsMustDeleteIsTakenBack() {
        assertThat(PublicType.values())
                .filteredOn(PublicType::takesBack)
                .isNotEmpty()
                .allMatch(type -> Generations.takesBack(type.word()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"news.published", "disclosure.published", "complaint.answered", "complaint.filed"})
    void whatIsAddedTakesNothingBack(String type) {
        assertThat(Generations.takesBack(type)).isFalse();
    }

    @Test
    void holdsNoMoreBytesThanItMay() {
        answer = Mono.just(new Made(new byte[50_000], Made.Parts.ALL));
        for (var number = 0; number < 100; number++) {
            found(new Key(VILLAGE, Audience.EVERYBODY, SCREEN, UUID.randomUUID()));
            assertThat(contents.weight()).isLessThanOrEqualTo(1 << 20);
        }
        assertThat(contents.weight()).as("what is kept is counted").isGreaterThan(500_000);
    }

    @Test
    void aRefusalIsNoOutage() {
        found();
        contents.written(event(VILLAGE, "article", "article.published"));
        answer = Mono.error(new IllegalArgumentException("no"));
        assertThatThrownBy(this::found).isInstanceOf(IllegalArgumentException.class);
    }

    /** Four readers all the while; the row is committed, outdated, and only then acknowledged. */
    @Test
    void readersNeverSeeWhatIsOlderThanTheLastAcknowledgement() throws Exception {
        var clock = new PublicContents(Clock.systemUTC(), System::nanoTime, 1 << 20);
        var row = new AtomicInteger();
        var acknowledged = new AtomicInteger();
        var done = new AtomicBoolean();
        var older = new ArrayList<String>();
        var slow = Executors.newScheduledThreadPool(4);
        Mono<Made> load = Mono.fromFuture(() -> {
            var seen = row.get();
            var loaded = new CompletableFuture<Made>();
            slow.schedule(() -> loaded.complete(Made.whole(utf8("" + seen))), seen % 3, TimeUnit.MILLISECONDS);
            return loaded;
        });
        var readers = Executors.newFixedThreadPool(4);
        for (var reader = 0; reader < 4; reader++) {
            readers.execute(() -> {
                while (!done.get()) {
                    var least = acknowledged.get();
                    var seen = Integer.parseInt(
                            text(clock.find(key, clock.slot(key), () -> load).block(PATIENCE)));
                    if (seen < least) {
                        synchronized (older) {
                            older.add(seen + " after " + least);
                        }
                    }
                }
            });
        }
        var edits = 500;
        // One article: of five hundred, one might share a counter with the village's and cost a load too many.
        var published = event(VILLAGE, "article", "article.published");
        for (var edit = 1; edit <= edits; edit++) {
            row.set(edit);
            clock.written(published);
            acknowledged.set(edit);
            clock.find(key, clock.slot(key), () -> load).block(PATIENCE);
        }
        done.set(true);
        readers.shutdown();
        assertThat(readers.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
        slow.shutdownNow();
        assertThat(older).isEmpty();
        assertThat(clock.loads()).isLessThanOrEqualTo(edits + 1L);
    }

    private String found() {
        return found(key);
    }

    private String found(Key wanted) {
        return text(contents.find(wanted, contents.slot(wanted), () -> answer).block(PATIENCE));
    }

    private PublicContents.Served served() {
        return later().block(PATIENCE);
    }

    private Mono<PublicContents.Served> later() {
        return contents.find(key, contents.slot(key), () -> answer);
    }

    private static String text(PublicContents.Served served) {
        return new String(served.content().plain(), StandardCharsets.UTF_8);
    }

    private static Mono<Made> made(String text) {
        return Mono.just(Made.whole(utf8(text)));
    }

    private static Mono<Made> away() {
        return Mono.error(new Unavailable("postgres", new IllegalStateException("away")));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static Event event(Village.Id village, String kind, String type) {
        return new Event(
                UUID.randomUUID(),
                Optional.of(village),
                new Event.Subject(kind, UUID.randomUUID(), 1),
                type,
                Map.of(),
                Instant.EPOCH);
    }
}
