package village.api.disclosure.question.clock;

import java.time.Instant;
import java.util.List;
import reactor.core.publisher.Mono;
import village.api.disclosure.catalogue.CoveredPeriod;
import village.api.disclosure.question.Questions;
import village.api.identity.Person;

/** Who asked for an item to be made public, and waits while something of it has come out since. */
public interface MetRequests {
    /**
     * Of any village, in the order of their ids. What came out is a first revision: a correction meets nobody's wish. What
     * was erased since is none.
     *
     * @param since what came out before is left to the cadres
     */
    Mono<List<Met>> find(Instant since, int limit);

    /**
     * One of them.
     *
     * @param period of the first that came out after it was asked for
     * @param by who published that
     */
    record Met(Questions.Key request, CoveredPeriod period, Person.Id by) {}
}
