package village.api.evidence;

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
        return Mono.justOrEmpty(sources.ofEvent(event.event().type()))
                .flatMap(source -> source.of(event))
                .flatMap(log::append)
                .then();
    }
}
