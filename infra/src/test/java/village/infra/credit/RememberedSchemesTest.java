package village.infra.credit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.publisher.Mono;
import village.api.Once;
import village.api.credit.Amount;
import village.api.credit.ledger.Studied;
import village.api.credit.rule.Caps;
import village.api.credit.rule.InMemorySchemes;
import village.api.credit.rule.Scheme;
import village.api.credit.rule.Schemes;
import village.api.event.Event;
import village.api.event.SequencedEvent;
import village.api.identity.Person;
import village.api.place.Village;
import village.infra.postgres.Database;
import village.infra.postgres.PostgresExtension;

/** Rules of days that have come are asked for once; those of days to come whenever they are wanted. */
class RememberedSchemesTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Village.Id VILLAGE = new Village.Id(UUID.randomUUID());
    /** Eight in the evening in Shanghai. */
    private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 25);

    @RegisterExtension
    static final PostgresExtension POSTGRES = new PostgresExtension();

    private final Database database = POSTGRES.database();
    private final AtomicInteger asked = new AtomicInteger();
    private final InMemorySchemes kept = new InMemorySchemes(scheme("1", LocalDate.of(2020, 1, 1)));
    private final RememberedSchemes schemes =
            new RememberedSchemes(new Counting(), database, Clock.fixed(NOW, ZoneOffset.UTC));

    private final class Counting implements Schemes {
        @Override
        public Mono<Scheme> inForce(Village.Id village, LocalDate day) {
            return Mono.defer(() -> {
                asked.incrementAndGet();
                return kept.inForce(village, day);
            });
        }

        @Override
        public Mono<List<Published>> all(Village.Id village) {
            return kept.all(village);
        }

        @Override
        public Mono<Published> publish(
                Village.Id village, Scheme draft, Person.Id by, UUID event, Instant now, Optional<Once> once) {
            return kept.publish(village, draft, by, event, now, once);
        }
    }

    private static Scheme scheme(String version, LocalDate from) {
        return new Scheme(version, from, "依据", Amount.NONE, Amount.NONE, List.of(Studied.lesson(Caps.NONE)));
    }

    private String inForce(LocalDate day) {
        return schemes.inForce(VILLAGE, day).block(PATIENCE).version();
    }

    @Test
    void thoseOfADayThatHasComeAreAskedForOnce() {
        for (var times = 0; times < 3; times++) {
            assertThat(inForce(TODAY)).isEqualTo("1");
            assertThat(inForce(TODAY.minusDays(1))).isEqualTo("1");
        }
        assertThat(asked).hasValue(2);
    }

    @Test
    void thoseOfADayToComeMayStillChange() {
        var tomorrow = TODAY.plusDays(1);
        assertThat(inForce(tomorrow)).isEqualTo("1");
        kept.add(scheme("2", tomorrow));
        assertThat(inForce(tomorrow)).as("nobody told of it").isEqualTo("2");
        assertThat(inForce(TODAY)).isEqualTo("1");
    }

    @Test
    void whatIsPublishedIsForgottenHereAtOnceAndElsewhereByItsEvent() {
        inForce(TODAY);
        schemes.publish(VILLAGE, scheme("2", TODAY), Studied.SECRETARY, UUID.randomUUID(), NOW, Optional.empty())
                .block(PATIENCE);
        assertThat(inForce(TODAY)).isEqualTo("2");
        kept.add(scheme("3", TODAY));
        schemes.happened(published(new Village.Id(UUID.randomUUID())));
        assertThat(inForce(TODAY)).as("another village's").isEqualTo("2");
        schemes.happened(published(VILLAGE));
        assertThat(asked).hasValue(2);
        inForce(TODAY);
        assertThat(asked).hasValue(3);
        schemes.missed();
        inForce(TODAY);
        assertThat(asked).hasValue(4);
    }

    private static SequencedEvent published(Village.Id village) {
        var id = UUID.randomUUID();
        var subject = new Event.Subject(PostgresSchemes.SUBJECT, id, 1);
        return new SequencedEvent(
                1, new Event(id, Optional.of(village), subject, "credit.rules-published", Map.of(), NOW));
    }

    @Test
    void aTransactionWaitsForNobodyElsesQuestion() {
        var one = database.write(client -> schemes.inForce(VILLAGE, TODAY)).block(PATIENCE);
        assertThat(one.version()).isEqualTo("1");
        assertThat(asked).hasValue(1);
        inForce(TODAY);
        assertThat(asked).hasValue(2);
        database.write(client -> schemes.inForce(VILLAGE, TODAY)).block(PATIENCE);
        assertThat(asked).as("known by now").hasValue(2);
    }
}
