package village.api.evidence;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import village.api.event.Consumer;
import village.api.event.SequencedEvent;

/** Puts on record what the events of the sources tell. Its leaves and its cursor move together. */
public final class RecordEvidence implements Consumer {
    /** Names its cursor. */
    public static final String NAME = "evidence";

    private final EvidenceSources sources;
    private final EvidenceLog log;

    public RecordEvidence(EvidenceSources sources, EvidenceLog log) {
        this.sources = sources;
        this.log = log;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Mono<Void> consume(SequencedEvent event) {
        return consumeAll(List.of(event));
    }

    /** Each source is asked once, and the leaves follow one another as the events did. */
    @Override
    public Mono<Void> consumeAll(List<SequencedEvent> events) {
        return Flux.fromIterable(bySource(events).entrySet())
                .concatMap(asked -> asked.getKey().ofAll(asked.getValue()))
                .collect(() -> new HashMap<UUID, CanonicalRecord>(), Map::putAll)
                .map(made -> inOrder(events, made))
                .filter(records -> !records.isEmpty())
                .flatMap(log::appendAll)
                .then();
    }

    private Map<EvidenceSource, List<SequencedEvent>> bySource(List<SequencedEvent> events) {
        var asked = new LinkedHashMap<EvidenceSource, List<SequencedEvent>>();
        for (var event : events) {
            sources.ofEvent(event.event().type())
                    .ifPresent(source -> asked.computeIfAbsent(source, first -> new ArrayList<>())
                            .add(event));
        }
        return asked;
    }

    private static List<CanonicalRecord> inOrder(List<SequencedEvent> events, Map<UUID, CanonicalRecord> made) {
        return events.stream()
                .map(event -> Optional.ofNullable(made.get(event.event().id())))
                .flatMap(Optional::stream)
                .toList();
    }
}
