package village.api.credit;

import java.time.Instant;
import java.util.List;
import reactor.core.publisher.Mono;
import village.api.identity.Person;
import village.api.identity.binding.Consent;
import village.api.identity.binding.Consents;

/** Everybody has agreed to how his study is kept. */
public final class Agreeing implements Consents {
    private Agreeing() {}

    public static StudyConsent always() {
        return new StudyConsent(new Agreeing());
    }

    @Override
    public Mono<Void> give(Person.Id person, Consent consent, Instant at) {
        return Mono.empty();
    }

    @Override
    public Mono<Void> withdraw(Person.Id person, String document, Instant at) {
        return Mono.error(() -> new IllegalStateException("withdrawn (expected: everybody agrees)"));
    }

    @Override
    public Mono<List<Consent>> of(Person.Id person) {
        return Mono.just(List.of(Consent.CREDIT));
    }
}
