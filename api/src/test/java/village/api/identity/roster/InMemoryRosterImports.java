package village.api.identity.roster;

import java.nio.ByteBuffer;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import village.api.Reason;
import village.api.Refusal;
import village.api.identity.Person;
import village.api.place.Village;

/** Imports that stay running until somebody says how they ended. Reads no spreadsheet, only its size. */
public final class InMemoryRosterImports implements RosterImports {
    private record Kept(Village.Id village, Optional<String> key, RosterImport roster) {}

    private final Clock clock;
    private final Map<RosterImport.Id, Kept> kept = new LinkedHashMap<>();

    public InMemoryRosterImports(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Mono<RosterImport> start(
            Village.Id village, Person.Id by, Optional<String> key, Flux<ByteBuffer> spreadsheet) {
        return spreadsheet.map(ByteBuffer::remaining).reduce(0, Integer::sum).map(bytes -> begun(village, key, bytes));
    }

    private synchronized RosterImport begun(Village.Id village, Optional<String> key, int bytes) {
        if (bytes > MAX_BYTES) {
            throw Refusal.of(Reason.REQUEST_TOO_LARGE);
        }
        for (var each : kept.values()) {
            if (each.village().equals(village) && key.isPresent() && key.equals(each.key())) {
                return each.roster();
            }
            if (each.village().equals(village) && each.roster().state() == RosterImport.State.RUNNING) {
                throw Refusal.of(Reason.ROSTER_IMPORT_RUNNING);
            }
        }
        var roster = new RosterImport(
                new RosterImport.Id(new UUID(0, kept.size() + 1)),
                RosterImport.State.RUNNING,
                RosterImport.Counts.NONE,
                clock.instant(),
                Optional.empty(),
                Optional.empty(),
                List.of());
        kept.put(roster.id(), new Kept(village, key, roster));
        return roster;
    }

    public synchronized void finish(RosterImport.Id id, RosterImport.Counts counts, List<RosterFault> faults) {
        kept.computeIfPresent(
                id,
                (same, before) -> new Kept(
                        before.village(),
                        before.key(),
                        new RosterImport(
                                id,
                                RosterImport.State.DONE,
                                counts,
                                before.roster().startedAt(),
                                Optional.of(clock.instant()),
                                Optional.empty(),
                                faults)));
    }

    private synchronized List<RosterImport> of(Village.Id village) {
        return kept.values().stream()
                .filter(each -> each.village().equals(village))
                .map(Kept::roster)
                .toList();
    }

    @Override
    public Mono<RosterImport> byId(Village.Id village, RosterImport.Id id) {
        return Flux.defer(() -> Flux.fromIterable(of(village)))
                .filter(roster -> roster.id().equals(id))
                .next();
    }

    @Override
    public Flux<RosterImport> latest(Village.Id village) {
        return Flux.defer(() -> Flux.fromIterable(of(village))).takeLast(10);
    }

    @Override
    public Mono<byte[]> template() {
        return Mono.just(new byte[] {'P', 'K'});
    }
}
