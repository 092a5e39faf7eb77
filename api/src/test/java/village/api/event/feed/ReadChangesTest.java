package village.api.event.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import village.api.Reason;
import village.api.Refusal;
import village.api.client.Access;
import village.api.client.Client;
import village.api.client.Resource;
import village.api.client.Scope;
import village.api.event.Event;
import village.api.event.EventExamples;
import village.api.event.InMemoryEvents;
import village.api.event.LogPosition;
import village.api.event.feed.ReadChanges.Changes;
import village.api.place.InMemoryVillages;
import village.api.place.Village;
import village.api.place.VillageCode;

class ReadChangesTest {
    private static final Instant NOW = Instant.parse("2026-11-22T01:00:00Z");
    private static final Set<Scope> COUNTY = Set.of(
            scope(Resource.COMPLAINTS, "330999"),
            scope(Resource.NEWS, "330999"),
            scope(Resource.DISCLOSURES, "330999"));

    private static final int STRIDE = 20;
    private static final Map<String, String> PUBLIC = Map.of("published", "true");
    private static final Client.Id CLIENT = new Client.Id(UUID.randomUUID());

    private final InMemoryVillages villages = new InMemoryVillages();
    private final Village fengxi = village("330999101201", "枫溪村");
    private final Village zhuwu = village("330999102201", "竹坞村");
    private final InMemoryEvents log = new InMemoryEvents();
    private final Map<UUID, Set<Client.Id>> owners = new HashMap<>();
    private int looks;
    private final ReadChanges readChanges =
            new ReadChanges(log, new Views(Territories.asking(villages), this::look), STRIDE);

    private Mono<Map<UUID, Set<Client.Id>>> look(List<Event> events) {
        looks++;
        return Mono.just(owners);
    }

    @Test
    void tellsIdsAndFactsOfTheTypeAndNothingElse() {
        var facts = Map.of(
                "status",
                "answered",
                "published",
                "true",
                "actor",
                UUID.randomUUID().toString(),
                "handler",
                "x");
        var event = happened(fengxi, "complaint", "complaint.answered", facts);
        var told = all(COUNTY).get(0);
        assertThat(told.facts()).isEqualTo(Map.of("status", "answered", "published", "true"));
        assertThat(told.id()).isEqualTo(event.id());
        assertThat(told.subject()).isEqualTo(event.subject());
        assertThat(told.village()).isEqualTo(fengxi.code());
        assertThat(told.position()).isEqualTo(1);
    }

    @Test
    void keepsToTheResourcesAndVillagesOfTheReaches() {
        happened(fengxi, "complaint", "complaint.filed", PUBLIC);
        happened(zhuwu, "complaint", "complaint.filed", PUBLIC);
        happened(fengxi, "news", "news.published", Map.of("audience", "public"));
        happened(fengxi, "credit", "credit.awarded", Map.of());
        happened(fengxi, "complaint", "complaint.reminded", PUBLIC);
        assertThat(types(Set.of(scope(Resource.COMPLAINTS, "330999101")))).containsExactly("complaint.filed");
        assertThat(types(Set.of(scope(Resource.NEWS, "33")))).containsExactly("news.published");
        assertThat(types(COUNTY)).containsExactly("complaint.filed", "complaint.filed", "news.published");
        assertThat(types(Set.of(scope(Resource.FAQS, "33")))).isEmpty();
        assertThat(types(Set.of(scope(Resource.COMPLAINTS, "44")))).isEmpty();
        assertThat(types(Set.of())).isEmpty();
        assertThat(types(Set.of(new Scope(Resource.COMPLAINTS, Access.WRITE, "33"))))
                .isEmpty();
    }

    @Test
    void reachesMayDifferByResource() {
        happened(fengxi, "complaint", "complaint.filed", PUBLIC);
        happened(zhuwu, "complaint", "complaint.filed", PUBLIC);
        happened(fengxi, "news", "news.published", Map.of("audience", "public"));
        happened(zhuwu, "news", "news.published", Map.of("audience", "public"));
        var reaches = Set.of(scope(Resource.COMPLAINTS, "330999101201"), scope(Resource.NEWS, "330999102"));
        assertThat(all(reaches))
                .extracting(event -> event.type().word() + " " + event.village())
                .containsExactly("complaint.filed 330999101201", "news.published 330999102201");
    }

    @Test
    void aCaseThatIsNotPublicIsToldToWhoeverHandedItOverAndToNobodyElse() {
        var mine = happened(fengxi, "complaint", "complaint.filed", Map.of("published", "false"));
        var others = happened(fengxi, "complaint", "complaint.filed", Map.of("published", "false"));
        happened(fengxi, "complaint", "complaint.filed", Map.of());
        owners.put(mine.subject().id(), Set.of(CLIENT));
        owners.put(others.subject().id(), Set.of(new Client.Id(UUID.randomUUID())));
        assertThat(all(COUNTY)).extracting(PublicEvent::id).containsExactly(mine.id());
        assertThat(looks).as("one look for a page").isEqualTo(1);
    }

    @Test
    void whatIsNoLongerPublicIsToBeDeletedByAllButWhoHandedItOver() {
        var hidden = Map.of("published", "false");
        var mine = happened(fengxi, "complaint", "complaint.unpublished", hidden);
        var others = happened(fengxi, "complaint", "complaint.unpublished", hidden);
        owners.put(mine.subject().id(), Set.of(CLIENT));
        assertThat(all(COUNTY)).extracting(PublicEvent::id).containsExactly(mine.id(), others.id());
        assertThat(all(COUNTY)).extracting(PublicEvent::tombstone).containsExactly(false, true);
    }

    @Test
    void aCaseAboutVillageStaffIsToldToNobody() {
        var about = Map.of("aboutStaff", "true", "published", "true");
        var filed = happened(fengxi, "complaint", "complaint.filed", about);
        happened(fengxi, "complaint", "complaint.answered", about);
        owners.put(filed.subject().id(), Set.of(CLIENT));
        for (var area : List.of("330999101201", "330999101", "33")) {
            assertThat(types(Set.of(scope(Resource.COMPLAINTS, area)))).isEmpty();
        }
    }

    @Test
    void aCaseThatTurnsOutToBeAboutStaffIsGoneForWhoeverKnewIt() {
        var subject = UUID.randomUUID();
        append(fengxi, new Event.Subject("complaint", subject, 1), "complaint.filed", PUBLIC);
        handedUp(subject, "true");
        append(fengxi, new Event.Subject("complaint", subject, 3), "complaint.answered", Map.of("aboutStaff", "true"));
        var told = all(COUNTY);
        assertThat(told)
                .extracting(PublicEvent::type)
                .containsExactly(PublicType.COMPLAINT_FILED, PublicType.COMPLAINT_REMOVED);
        assertThat(told.get(1).tombstone()).isTrue();
        assertThat(told.get(1).facts()).isEmpty();
    }

    @Test
    void aPrivateCaseThatTurnsOutToBeAboutStaffIsGoneForWhoeverHandedItOverOnly() {
        var mine = UUID.randomUUID();
        owners.put(mine, Set.of(CLIENT));
        handedUp(mine, "false");
        handedUp(UUID.randomUUID(), "false");
        assertThat(all(COUNTY)).singleElement().satisfies(told -> {
            assertThat(told.type()).isEqualTo(PublicType.COMPLAINT_REMOVED);
            assertThat(told.subject().id()).isEqualTo(mine);
        });
    }

    @Test
    void aCaseTakenBackIsToBeDeletedWhereItWas() {
        var taken = Map.of("published", "false", "takenFrom", CLIENT.toString());
        var sent = happened(fengxi, "complaint", "complaint.reopened", taken);
        var handedOver = happened(fengxi, "complaint", "complaint.reopened", taken);
        var open = happened(
                fengxi, "complaint", "complaint.reopened", Map.of("published", "true", "takenFrom", CLIENT.toString()));
        owners.put(handedOver.subject().id(), Set.of(CLIENT));
        happened(
                fengxi,
                "complaint",
                "complaint.reopened",
                Map.of("published", "false", "takenFrom", UUID.randomUUID().toString()));
        assertThat(all(COUNTY)).extracting(PublicEvent::id).containsExactly(sent.id(), handedOver.id(), open.id());
        assertThat(all(COUNTY)).extracting(PublicEvent::tombstone).containsExactly(true, false, false);
        assertThat(all(COUNTY)).noneMatch(told -> told.facts().containsKey("takenFrom"));
    }

    /** His own case is all he knows of it; to others that one is merged, and nothing more. */
    @Test
    void howAMergedCaseGoesOnIsToldToWhoeverHandedItOverOnly() {
        var facts = Map.of("published", "true", "status", "merged", "into", "t", "intoStatus", "answered");
        var mine = happened(fengxi, "complaint", "complaint.merged", facts);
        var others = happened(fengxi, "complaint", "complaint.merged", facts);
        var onward = append(
                fengxi, new Event.Subject("complaint", mine.subject().id(), 2), "complaint.merged-progressed", facts);
        happened(fengxi, "complaint", "complaint.merged-progressed", facts);
        owners.put(mine.subject().id(), Set.of(CLIENT));
        assertThat(all(COUNTY)).extracting(PublicEvent::id).containsExactly(mine.id(), others.id(), onward.id());
        assertThat(all(COUNTY))
                .extracting(told -> told.facts().getOrDefault("intoStatus", "untold"))
                .containsExactly("answered", "untold", "answered");
        assertThat(all(COUNTY)).noneMatch(PublicEvent::tombstone);
    }

    @Test
    void anErasedRevisionTakesOnlyItselfAway() {
        happened(fengxi, "disclosure", "disclosure.erased", Map.of("erased", "1", "revision", "2", "actor", "x"));
        assertThat(all(COUNTY)).singleElement().satisfies(told -> {
            assertThat(told.tombstone()).as("the other revisions stay public").isFalse();
            assertThat(told.facts()).isEqualTo(Map.of("erased", "1", "revision", "2"));
            assertThat(told.type().label()).contains("重新读取", "删除这一版的副本");
        });
    }

    private void handedUp(UUID subject, String wasPublished) {
        append(
                fengxi,
                new Event.Subject("complaint", subject, 2),
                "complaint.handed-up",
                Map.of("aboutStaff", "true", "published", "false", "wasPublished", wasPublished));
    }

    @Test
    void onlyNewsForEverybodyIsTold() {
        happened(fengxi, "news", "news.published", Map.of("audience", "villagers"));
        happened(fengxi, "news", "news.published", Map.of("audience", "public", "column", "c"));
        happened(fengxi, "news", "news.revised", Map.of("audience", "party-members", "column", "c"));
        happened(fengxi, "news", "news.withdrawn", Map.of("audience", "villagers"));
        var told = all(COUNTY);
        assertThat(told)
                .extracting(PublicEvent::type)
                .containsExactly(PublicType.NEWS_PUBLISHED, PublicType.NEWS_WITHDRAWN, PublicType.NEWS_WITHDRAWN);
        assertThat(told.get(1).facts()).isEmpty();
    }

    @Test
    void pagesGoOnWhereTheyEndedAlsoWhileMoreHappens() {
        for (var n = 0; n < 5; n++) {
            happened(fengxi, "complaint", "complaint.filed", PUBLIC);
            happened(zhuwu, "credit", "credit.awarded", Map.of());
        }
        var first = page(Optional.empty(), 2);
        happened(fengxi, "complaint", "complaint.filed", PUBLIC);
        var second = page(Optional.of(first.next()), 2);
        var third = page(Optional.of(second.next()), 2);
        assertThat(positions(first)).containsExactly(1L, 3L);
        assertThat(positions(second)).containsExactly(5L, 7L);
        assertThat(positions(third)).containsExactly(9L, 11L);
        assertThat(List.of(first.more(), second.more(), third.more())).containsExactly(true, true, false);
        var idle = page(Optional.of(third.next()), 2);
        assertThat(idle).isEqualTo(new Changes(List.of(), third.next(), false));
    }

    @Test
    void aLongStretchOfWhatIsNotForHimIsPassedPageByPage() {
        for (var n = 0; n < STRIDE + 1; n++) {
            happened(zhuwu, "credit", "credit.awarded", Map.of());
        }
        happened(fengxi, "complaint", "complaint.filed", PUBLIC);
        var first = page(Optional.empty(), 10);
        assertThat(first.events()).isEmpty();
        assertThat(first.more()).isTrue();
        assertThat(first.next().position()).isEqualTo(STRIDE);
        assertThat(positions(page(Optional.of(first.next()), 10))).containsExactly(STRIDE + 2L);
    }

    @Test
    void aRestoredLogRefusesOldPositionsAndSaysWhatToDo() {
        happened(fengxi, "complaint", "complaint.filed", PUBLIC);
        var kept = page(Optional.empty(), 10).next();
        log.startEpoch();
        assertThatThrownBy(() -> page(Optional.of(kept), 10)).isInstanceOfSatisfying(Refusal.class, refusal -> {
            assertThat(refusal.reason()).isEqualTo(Reason.EVENT_CURSOR_STALE);
            assertThat(refusal.detail()).contains("from=now").contains("重新读取全部数据");
        });
        var fresh = now(readChanges.fromNow()).next();
        assertThat(page(Optional.of(fresh), 10).events()).isEmpty();
        happened(fengxi, "complaint", "complaint.answered", PUBLIC);
        assertThat(positions(page(Optional.of(fresh), 10))).containsExactly(2L);
    }

    @Test
    void whoeverHasReadNothingYetBeginsAtTheBeginningOfAnyHistory() {
        var kept = page(Optional.empty(), 10).next();
        log.startEpoch();
        happened(fengxi, "complaint", "complaint.filed", PUBLIC);
        assertThat(positions(page(Optional.of(kept), 10))).containsExactly(1L);
    }

    @Test
    void refusesLimitsOutsideOneTo500() {
        for (var limit : List.of(0, -1, 501)) {
            assertThatThrownBy(() -> page(Optional.empty(), limit))
                    .isInstanceOfSatisfying(
                            Refusal.class,
                            refusal -> assertThat(refusal.reason()).isEqualTo(Reason.LIST_LIMIT_INVALID));
        }
    }

    private static Scope scope(Resource resource, String area) {
        return new Scope(resource, Access.READ, area);
    }

    private Village village(String code, String name) {
        return villages.put(new Village(new Village.Id(UUID.randomUUID()), new VillageCode(code), name, "枫桥镇", "诸暨市"));
    }

    private Event happened(Village village, String kind, String type, Map<String, String> facts) {
        return append(village, new Event.Subject(kind, UUID.randomUUID(), 1), type, facts);
    }

    private Event append(Village village, Event.Subject subject, String type, Map<String, String> facts) {
        var event = new Event(EventExamples.id(), Optional.of(village.id()), subject, type, new HashMap<>(facts), NOW);
        log.append(event);
        return event;
    }

    private List<PublicEvent> all(Set<Scope> reaches) {
        return now(readChanges.read(CLIENT, reaches, Optional.empty(), 500)).events();
    }

    private List<String> types(Set<Scope> reaches) {
        return all(reaches).stream().map(event -> event.type().word()).toList();
    }

    private Changes page(Optional<LogPosition> after, int limit) {
        return now(readChanges.read(CLIENT, COUNTY, after, limit));
    }

    private static List<Long> positions(Changes page) {
        return page.events().stream().map(PublicEvent::position).toList();
    }

    private static <T> T now(Mono<T> asked) {
        return Objects.requireNonNull(asked.block(Duration.ofSeconds(20)));
    }
}
