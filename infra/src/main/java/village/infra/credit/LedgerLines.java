package village.infra.credit;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import reactor.core.publisher.Mono;
import village.api.credit.Amount;
import village.api.credit.ledger.Entry;
import village.api.credit.ledger.Ledger;
import village.api.event.Event;
import village.api.event.SequencedEvent;
import village.api.evidence.CanonicalRecord;
import village.api.evidence.CanonicalRecord.Key;
import village.api.evidence.EvidenceSource;
import village.api.place.Village;

/** Lines of the ledger on record: numbers and times of a member who has no name here. Titles and reasons stay out. */
final class LedgerLines implements EvidenceSource {
    private final Ledger ledger;

    LedgerLines(Ledger ledger) {
        this.ledger = ledger;
    }

    @Override
    public String kind() {
        return Entry.KIND;
    }

    @Override
    public Set<String> events() {
        return Set.of("credit.awarded", "credit.reversed");
    }

    @Override
    public boolean open() {
        return false;
    }

    @Override
    public Mono<CanonicalRecord> of(SequencedEvent event) {
        var told = event.event();
        return stored(told.village(), new Key(Entry.KIND, told.subject().id(), 1));
    }

    @Override
    public Mono<Map<UUID, CanonicalRecord>> ofAll(List<SequencedEvent> events) {
        var told = events.stream().map(SequencedEvent::event).toList();
        var places = told.stream()
                .flatMap(event -> event.village().stream()
                        .map(there -> new Ledger.Place(
                                there, new Entry.Id(event.subject().id()))))
                .toList();
        return ledger.all(places)
                .map(lines -> lines.stream().collect(Collectors.toMap(Entry::id, Function.identity())))
                .map(lines -> records(told, lines));
    }

    private static Map<UUID, CanonicalRecord> records(List<Event> told, Map<Entry.Id, Entry> lines) {
        var records = new HashMap<UUID, CanonicalRecord>();
        for (var event : told) {
            Optional.ofNullable(lines.get(new Entry.Id(event.subject().id())))
                    .map(line -> record(event.village(), line))
                    .ifPresent(record -> records.put(event.id(), record));
        }
        return records;
    }

    private static CanonicalRecord record(Optional<Village.Id> village, Entry line) {
        return CanonicalRecord.of(new Key(Entry.KIND, line.id().value(), 1), village, content(line));
    }

    @Override
    public Mono<CanonicalRecord> stored(Optional<Village.Id> village, Key key) {
        return Mono.justOrEmpty(village)
                .flatMap(there -> ledger.byId(there, new Entry.Id(key.subject())))
                .map(entry -> CanonicalRecord.of(key, village, content(entry)));
    }

    @Override
    public Mono<Key> newest(Village.Id village, UUID subject) {
        return ledger.byId(village, new Entry.Id(subject)).map(entry -> new Key(Entry.KIND, subject, 1));
    }

    private static Map<String, Object> content(Entry entry) {
        var source = entry.source();
        var content = new LinkedHashMap<String, Object>();
        content.put("member", source.member().id().toString());
        content.put("year", entry.year());
        content.put("number", entry.number());
        content.put("source", source.kind().word());
        content.put("sourceId", source.id().toString());
        content.put("occurredAt", source.occurredAt().toString());
        content.put("recordedAt", entry.recordedAt().toString());
        content.put("quantity", source.quantity());
        content.put("rule", entry.rule());
        content.put("scheme", entry.scheme());
        content.put("wanted", amount(entry.wanted()));
        content.put("granted", amount(entry.granted()));
        content.put("balance", amount(entry.balance()));
        content.put("reverses", entry.correction().map(made -> made.of().toString()));
        return content;
    }

    private static Map<String, Object> amount(Amount amount) {
        return Map.of("points", amount.points(), "minutes", amount.minutes());
    }
}
