package village.api.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;
import village.api.attachment.Samples;
import village.api.event.Event;
import village.api.identity.Person;
import village.api.place.Village;

/** What every store of releases must do. */
public interface GateReleasesContract {
    Instant NOW = Instant.parse("2026-11-25T02:00:00Z");
    String DIGEST = "ab".repeat(32);

    GateReleases releases();

    /** A village that exists. */
    Village.Id village();

    /** Somebody who exists. */
    Person.Id person();

    /** How many releases of the village the log was told of. */
    long told();

    @Test
    default void givesBackWhatWasReleased() {
        var subject = subject();
        var release = release(subject, DIGEST, person());
        assertThat(added(release)).isEqualTo(release);
        assertThat(releases().of(village(), subject, DIGEST).block()).containsExactly(release);
    }

    @Test
    default void releasesNoOtherContentSubjectOrVillage() {
        var subject = subject();
        added(release(subject, DIGEST, person()));
        assertThat(releases().of(village(), subject, "cd".repeat(32)).block()).isEmpty();
        assertThat(releases().of(village(), subject(), DIGEST).block()).isEmpty();
        assertThat(releases()
                        .of(village(), new Subject("disclosure", subject.id()), DIGEST)
                        .block())
                .isEmpty();
        assertThat(releases()
                        .of(new Village.Id(UUID.randomUUID()), subject, DIGEST)
                        .block())
                .isEmpty();
    }

    @Test
    default void keepsSeveralPersonsInOrder() {
        var subject = subject();
        var first = added(release(subject, DIGEST, person()));
        var second = added(release(subject, DIGEST, person()));
        assertThat(releases().of(village(), subject, DIGEST).block()).containsExactly(first, second);
    }

    @Test
    default void ofManyReleasesAtOnceOneStands() {
        var subject = subject();
        var person = person();
        var before = told();
        var answers = Flux.range(0, 8)
                .flatMap(number -> releases()
                        .add(release(subject, DIGEST, person), event())
                        .subscribeOn(Schedulers.boundedElastic()))
                .map(GateRelease::id)
                .collectList()
                .block(Duration.ofSeconds(20));
        assertThat(new HashSet<>(Objects.requireNonNull(answers))).hasSize(1);
        assertThat(releases().of(village(), subject, DIGEST).block()).hasSize(1);
        assertThat(told() - before).isEqualTo(1);
    }

    private GateRelease added(GateRelease release) {
        return Objects.requireNonNull(releases().add(release, event()).block());
    }

    private GateRelease release(Subject subject, String digest, Person.Id by) {
        return new GateRelease(
                new GateRelease.Id(Samples.nextId()), village(), subject, digest, by, "公布的是村医电话", 2, NOW);
    }

    private Event event() {
        var id = UUID.randomUUID();
        return new Event(
                id,
                Optional.of(village()),
                new Event.Subject("gate-release", id, 1),
                "gate.released",
                Map.of("subjectKind", "news"),
                NOW);
    }

    private static Subject subject() {
        return new Subject("news", UUID.randomUUID());
    }
}
