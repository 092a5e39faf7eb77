package village.api.identity.binding;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import reactor.core.publisher.Mono;
import village.api.identity.Person;

public final class InMemoryConsents implements Consents {
    private final Map<Person.Id, Set<Consent>> given = new ConcurrentHashMap<>();

    @Override
    public Mono<Void> give(Person.Id person, Consent consent, Instant at) {
        return Mono.fromRunnable(() -> given.merge(person, Set.of(consent), InMemoryConsents::together));
    }

    @Override
    public Mono<Void> withdraw(Person.Id person, String document, Instant at) {
        return Mono.fromRunnable(() -> given.computeIfPresent(
                person,
                (who, all) -> all.stream()
                        .filter(consent -> !consent.document().equals(document))
                        .collect(Collectors.toUnmodifiableSet())));
    }

    private static Set<Consent> together(Set<Consent> one, Set<Consent> other) {
        var both = new LinkedHashSet<>(one);
        both.addAll(other);
        return both;
    }

    @Override
    public Mono<List<Consent>> of(Person.Id person) {
        return Mono.fromSupplier(() -> List.copyOf(given.getOrDefault(person, Set.of())));
    }
}
