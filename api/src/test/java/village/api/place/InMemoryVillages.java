package village.api.place;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Villages in memory: {@link #put} for a quick one, the registry's twin for dated ones. */
public final class InMemoryVillages implements Villages {
    private record Dated(VillageCode code, LocalDate from) {}

    private final Clock clock;
    private final Map<String, String> areas = new HashMap<>();
    private final Map<String, String> parents = new HashMap<>();
    private final Map<Village.Id, String> names = new LinkedHashMap<>();
    private final Map<Village.Id, List<Dated>> codes = new HashMap<>();

    public InMemoryVillages() {
        this(Clock.systemUTC());
    }

    public InMemoryVillages(Clock clock) {
        this.clock = clock;
    }

    /** Adds a village as it is, with the areas its code names. */
    public synchronized Village put(Village village) {
        area(village.code().value().substring(0, 9), village.township());
        area(village.code().value().substring(0, 6), village.county());
        add(village.id(), village.code(), village.name(), VillageRegistry.EVER);
        return village;
    }

    synchronized void area(String code, String name) {
        areas.put(code, name);
    }

    synchronized void parent(String code, String above) {
        parents.put(code, above);
    }

    synchronized void add(Village.Id id, VillageCode code, String name, LocalDate from) {
        names.put(id, name);
        recode(id, code, from);
    }

    synchronized void recode(Village.Id id, VillageCode code, LocalDate from) {
        var dated = codes.computeIfAbsent(id, any -> new ArrayList<>());
        if (dated.stream().noneMatch(one -> one.code().equals(code))) {
            dated.add(new Dated(code, from));
        }
    }

    synchronized void rename(Village.Id id, String name) {
        names.put(id, name);
    }

    synchronized Optional<Village.Id> find(VillageCode code) {
        return codes.entrySet().stream()
                .filter(entry ->
                        entry.getValue().stream().anyMatch(one -> one.code().equals(code)))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    synchronized Optional<Village> today(Village.Id id) {
        return Optional.ofNullable(codes.get(id))
                .flatMap(dated -> dated.stream()
                        .filter(one -> !one.from().isAfter(today()))
                        .max(Comparator.comparing(Dated::from))
                        .map(one -> village(id, one.code())));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneId.of("Asia/Shanghai"));
    }

    private Village village(Village.Id id, VillageCode code) {
        return new Village(
                id,
                code,
                names.getOrDefault(id, ""),
                areas.getOrDefault(code.value().substring(0, 9), ""),
                areas.getOrDefault(code.value().substring(0, 6), ""),
                above(id, code));
    }

    private Set<String> above(Village.Id id, VillageCode code) {
        var all = codes.get(id).stream()
                .filter(one -> !one.from().isAfter(today()))
                .map(one -> one.code().value());
        var levels = Stream.of(2, 4, 6, 9).map(digits -> code.value().substring(0, digits));
        return Stream.concat(all, levels).collect(Collectors.toSet());
    }

    @Override
    public Mono<Village> byCode(VillageCode code) {
        return Mono.fromSupplier(() -> find(code).flatMap(this::today).orElse(null));
    }

    @Override
    public Mono<Village> byId(Village.Id id) {
        return Mono.fromSupplier(() -> today(id).orElse(null));
    }

    @Override
    public Flux<Village> within(String areaCode) {
        return Flux.defer(() -> Flux.fromIterable(sorted(areaCode)));
    }

    @Override
    public synchronized Mono<Boolean> lies(String area, String other) {
        var above = parents.getOrDefault(area, area.substring(0, Math.min(6, area.length())));
        return Mono.just(areas.containsKey(area) && (area.equals(other) || above.equals(other)));
    }

    private synchronized List<Village> sorted(String area) {
        return names.keySet().stream()
                .flatMap(id -> today(id).stream())
                .filter(village -> village.liesIn(area))
                .sorted(Comparator.comparing(village -> village.code().value()))
                .toList();
    }
}
