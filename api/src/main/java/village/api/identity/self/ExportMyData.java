package village.api.identity.self;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import village.api.identity.Actor;
import village.api.identity.Person;

/** A person takes along what is kept about him. */
public final class ExportMyData {
    /** How many lines of one kind are given; more of them are on their own pages. */
    public static final int MOST = 1000;

    private final List<PersonalRecords> records;
    private final Clock clock;

    public ExportMyData(List<PersonalRecords> records, Clock clock) {
        this.records = List.copyOf(records);
        this.clock = clock;
    }

    /** Everything, kind by kind. */
    public record Export(Instant at, List<Section> sections) {}

    /** @param more whether there are lines that are not here */
    public record Section(String name, List<Map<String, Object>> lines, boolean more) {}

    public Mono<Export> export(Actor actor) {
        return Mono.fromSupplier(actor::requirePerson)
                .flatMapMany(person -> Flux.fromIterable(records).concatMap(each -> section(each, person)))
                .collectList()
                .map(sections -> new Export(clock.instant(), sections));
    }

    private static Mono<Section> section(PersonalRecords records, Person.Id person) {
        return records.of(person, MOST + 1)
                .map(lines -> new Section(
                        records.section(), lines.subList(0, Math.min(MOST, lines.size())), lines.size() > MOST));
    }
}
