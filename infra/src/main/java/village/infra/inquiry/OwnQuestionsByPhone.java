package village.infra.inquiry;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import reactor.core.publisher.Mono;
import village.api.identity.Person;
import village.api.identity.self.PersonalRecords;
import village.infra.crypto.Sealer;
import village.infra.identity.caller.SealedCallers;
import village.infra.postgres.Database;

/** What an office noted when he asked by telephone. */
final class OwnQuestionsByPhone implements PersonalRecords {
    private final SealedCallers callers;

    OwnQuestionsByPhone(Database database, Sealer sealer) {
        this.callers = PostgresInquiryCallers.table(database, sealer);
    }

    @Override
    public String section() {
        return "questionsByPhone";
    }

    @Override
    public Mono<List<Map<String, Object>>> of(Person.Id person, int limit) {
        return callers.his(person, limit)
                .map(calls -> calls.stream()
                        .map(call ->
                                Map.<String, Object>of("notedAt", call.notedAt().toString()))
                        .toList());
    }

    @Override
    public Mono<Void> erase(Person.Id person, Instant at) {
        return callers.erase(person);
    }
}
