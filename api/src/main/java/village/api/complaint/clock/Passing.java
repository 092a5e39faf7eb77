package village.api.complaint.clock;

import java.util.Optional;
import java.util.function.Function;
import reactor.core.publisher.Mono;
import village.api.Refusal;
import village.api.complaint.Change;
import village.api.complaint.Complaint;
import village.api.complaint.Complaints;

/** Lets time act on one case. */
final class Passing {
    private Passing() {}

    /** Completes empty where the rule no longer applies: somebody, or another instance, was faster. */
    static Mono<Complaint> of(Complaints complaints, Complaints.Key key, Function<Complaint, Change> rule) {
        return complaints
                .change(key.village(), key.id(), Optional.empty(), rule)
                .onErrorResume(Refusal.class, outdated -> Mono.empty());
    }
}
