package village.api.credit.rule;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import reactor.core.publisher.Mono;
import village.api.Once;
import village.api.Reason;
import village.api.Refusal;
import village.api.identity.Person;
import village.api.place.Village;

/** Versions of one village. */
public final class InMemorySchemes implements Schemes {
    private final List<Published> versions = new ArrayList<>();

    public InMemorySchemes(Scheme... versions) {
        List.of(versions).forEach(this::add);
    }

    public synchronized void add(Scheme version) {
        versions.add(new Published(version, Optional.empty()));
    }

    @Override
    public synchronized Mono<Scheme> inForce(Village.Id village, LocalDate day) {
        return Mono.justOrEmpty(applying()
                .map(Published::scheme)
                .filter(version -> !version.effectiveFrom().isAfter(day))
                .findFirst());
    }

    @Override
    public synchronized Mono<List<Published>> all(Village.Id village) {
        return Mono.just(applying().toList());
    }

    /** The village's own, and the installation's until the first of them; the latest first. */
    private Stream<Published> applying() {
        var own = versions.stream()
                .filter(each -> each.publishedAt().isPresent())
                .map(each -> each.scheme().effectiveFrom())
                .min(Comparator.naturalOrder());
        return versions.stream()
                .filter(each -> each.publishedAt().isPresent()
                        || own.map(each.scheme().effectiveFrom()::isBefore).orElse(true))
                .sorted(Comparator.comparing((Published each) -> each.scheme().effectiveFrom())
                        .reversed());
    }

    @Override
    public synchronized Mono<Published> publish(
            Village.Id village, Scheme draft, Person.Id by, UUID event, Instant now, Optional<Once> once) {
        return Mono.fromSupplier(() -> {
            if (versions.stream()
                    .filter(each -> each.publishedAt().isPresent())
                    .anyMatch(
                            each -> !draft.effectiveFrom().isAfter(each.scheme().effectiveFrom()))) {
                throw Refusal.of(Reason.CREDIT_RULES_DATE);
            }
            var made = new Published(draft, Optional.of(now));
            versions.add(made);
            return made;
        });
    }
}
