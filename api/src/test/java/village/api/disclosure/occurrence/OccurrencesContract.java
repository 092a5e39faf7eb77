package village.api.disclosure.occurrence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import village.api.Once;
import village.api.disclosure.catalogue.Occurrence;
import village.api.event.Event;
import village.api.identity.Person;
import village.api.place.Village;

/** What every {@link Occurrences} does. */
public interface OccurrencesContract {
    Instant NOW = Instant.parse("2026-11-22T01:30:00Z");

    Occurrences occurrences();

    /** A new village that exists. */
    Village.Id village();

    @Test
    default void listsWhatIsOwedEarliestDayFirst() {
        var village = village();
        var late = happened("E1", "2026-11-20");
        var early = happened("E1", "2026-11-18");
        add(village, late).block();
        add(village, early).block();
        add(village(), happened("E1", "2026-11-01")).block();
        assertThat(owed(village)).containsExactly(early, late);
        assertThat(occurrences().owed(village, late.id()).block()).isEqualTo(late);
        assertThat(occurrences().owed(village(), late.id()).block()).isNull();
    }

    @Test
    default void addsOncePerKeyAndOncePerItemAndDay() {
        var village = village();
        var first = happened("E1", "2026-11-20");
        var once = once("k");
        occurrences().add(village, first, event(first, 1), once).block();
        var again = happened("E1", "2026-11-20");
        occurrences().add(village, again, event(again, 1), once).block();
        assertThat(owed(village)).containsExactly(first);
        assertThatThrownBy(() -> add(village, happened("E1", "2026-11-20")).block())
                .hasMessageContaining("已经登记过");
        add(village, happened("E2", "2026-11-20")).block();
        assertThat(owed(village)).hasSize(2);
    }

    @Test
    default void isNotOwedOnceTakenBackAndMayBeRegisteredAnew() {
        var village = village();
        var wrong = happened("E1", "2026-11-20");
        add(village, wrong).block();
        assertThat(withdraw(village, wrong).block()).isTrue();
        assertThat(withdraw(village, wrong).block()).isFalse();
        assertThat(owed(village)).isEmpty();
        var right = happened("E1", "2026-11-20");
        add(village, right).block();
        assertThat(owed(village)).containsExactly(right);
    }

    @Test
    default void ofManyAtOnceOneIsAdded() {
        var village = village();
        var added = Flux.fromStream(IntStream.range(0, 8).mapToObj(number -> happened("E1", "2026-11-20")))
                .flatMap(one -> add(village, one).thenReturn(1).onErrorReturn(0).subscribeOn(Schedulers.parallel()))
                .reduce(Integer::sum)
                .block();
        assertThat(added).isEqualTo(1);
        assertThat(owed(village)).hasSize(1);
        var only = owed(village).get(0);
        var taken = Flux.range(0, 8)
                .flatMap(number -> withdraw(village, only).subscribeOn(Schedulers.parallel()))
                .filter(done -> done)
                .count()
                .block();
        assertThat(taken).isEqualTo(1);
    }

    private List<Occurrence> owed(Village.Id village) {
        return occurrences().owed(village).block();
    }

    private Mono<Void> add(Village.Id village, Occurrence occurrence) {
        return occurrences()
                .add(
                        village,
                        occurrence,
                        event(occurrence, 1),
                        once(UUID.randomUUID().toString()));
    }

    private Mono<Boolean> withdraw(Village.Id village, Occurrence occurrence) {
        var withdrawal = new Occurrences.Withdrawal(new Person.Id(UUID.randomUUID()), "登记错了", NOW.plusSeconds(60));
        return occurrences().withdraw(village, occurrence.id(), withdrawal, event(occurrence, 2));
    }

    static Occurrence happened(String item, String day) {
        return new Occurrence(
                new Occurrence.Id(UUID.randomUUID()),
                item,
                LocalDate.parse(day),
                "修水渠",
                new Person.Id(UUID.randomUUID()),
                NOW);
    }

    static Event event(Occurrence occurrence, long version) {
        return new Event(
                UUID.randomUUID(),
                Optional.empty(),
                new Event.Subject("disclosure-item", occurrence.id().value(), version),
                "disclosure.occurrence-registered",
                Map.of(),
                NOW);
    }

    static Once once(String key) {
        return new Once("person:1", "disclosure.occurrence", key, "aa");
    }
}
