package village.api.identity;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import reactor.core.publisher.Mono;
import village.api.identity.roster.RosterNames;
import village.api.identity.roster.RosterRegistry;
import village.api.identity.roster.RosterRow;
import village.api.place.Village;

/** A roster in memory, filled through the registry's port. */
public final class InMemoryRoster implements Roster, RosterNames, RosterRegistry {
    private record Kept(RosterEntry entry, RosterRow row) {}

    private final Map<RosterPerson.Id, Kept> people = new LinkedHashMap<>();

    @Override
    public Mono<RosterEntry> byId(Village.Id village, RosterPerson.Id id) {
        return Mono.fromSupplier(() -> find(village, id).orElse(null));
    }

    @Override
    public Mono<List<RosterEntry>> named(Village.Id village, PersonName name, Optional<String> phoneTail, int limit) {
        return Mono.fromSupplier(() -> called(village, name, phoneTail, limit));
    }

    private synchronized List<RosterEntry> called(
            Village.Id village, PersonName name, Optional<String> tail, int limit) {
        return people.values().stream()
                .map(Kept::entry)
                .filter(entry -> entry.village().equals(village) && entry.name().equals(name))
                .filter(entry -> tail.isEmpty() || entry.phoneEndsWith(tail.get()))
                .sorted(Comparator.comparing(entry -> entry.id().toString()))
                .limit(limit)
                .toList();
    }

    private synchronized Optional<RosterEntry> find(Village.Id village, RosterPerson.Id id) {
        return Optional.ofNullable(people.get(id))
                .map(Kept::entry)
                .filter(entry -> entry.village().equals(village));
    }

    @Override
    public Mono<RosterPerson.Id> person(Village.Id village, RosterRow row) {
        return Mono.fromSupplier(() -> put(village, row));
    }

    private synchronized RosterPerson.Id put(Village.Id village, RosterRow row) {
        var id = like(village, kept -> both(kept.row().idNumber(), row.idNumber()))
                .or(() -> like(
                        village, kept -> named(kept, row) && both(kept.row().phone(), row.phone())))
                .or(() -> like(
                        village, kept -> named(kept, row) && both(kept.row().household(), row.household())))
                .orElseGet(() -> new RosterPerson.Id(UUID.randomUUID()));
        var entry = new RosterEntry(
                id, village, row.name(), row.phone(), row.grid(), row.kind(), row.partyBranch(), row.migrant());
        people.put(id, new Kept(entry, row));
        return id;
    }

    private Optional<RosterPerson.Id> like(Village.Id village, Predicate<Kept> meant) {
        return people.values().stream()
                .filter(kept -> kept.entry().village().equals(village))
                .filter(meant)
                .map(kept -> kept.entry().id())
                .findFirst();
    }

    private static boolean named(Kept kept, RosterRow row) {
        return kept.row().name().equals(row.name());
    }

    private static boolean both(Optional<?> one, Optional<?> other) {
        return one.isPresent() && one.equals(other);
    }
}
