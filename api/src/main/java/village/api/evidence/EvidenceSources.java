package village.api.evidence;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Everything that goes on record, by kind and by event. */
public final class EvidenceSources {
    private final Map<String, EvidenceSource> byKind = new HashMap<>();
    private final Map<String, EvidenceSource> byEvent = new HashMap<>();

    public EvidenceSources(List<EvidenceSource> sources) {
        for (var source : sources) {
            once(byKind, source.kind(), source);
            source.events().forEach(type -> once(byEvent, type, source));
        }
    }

    private static void once(Map<String, EvidenceSource> known, String word, EvidenceSource source) {
        if (known.put(word, source) != null) {
            throw new IllegalStateException("evidence source: " + word + " twice (expected: one source each)");
        }
    }

    public Optional<EvidenceSource> ofKind(String kind) {
        return Optional.ofNullable(byKind.get(kind));
    }

    Optional<EvidenceSource> ofEvent(String type) {
        return Optional.ofNullable(byEvent.get(type));
    }
}
