package village.api.disclosure.question.clock;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import village.api.Page;
import village.api.disclosure.Filings;
import village.api.disclosure.InMemoryFilings;
import village.api.disclosure.Revision;
import village.api.disclosure.question.InMemoryQuestions;
import village.api.disclosure.question.Question;
import village.api.disclosure.question.Questions;

/** Looks into both. */
public final class InMemoryMetRequests implements MetRequests {
    private final InMemoryFilings filings;
    private final InMemoryQuestions questions;

    public InMemoryMetRequests(InMemoryFilings filings, InMemoryQuestions questions) {
        this.filings = filings;
        this.questions = questions;
    }

    @Override
    public Mono<List<Met>> find(Instant since, int limit) {
        return Flux.defer(() -> Flux.fromIterable(questions.requests()))
                .concatMap(request -> met(request, since))
                .take(limit)
                .collectList();
    }

    private Mono<Met> met(Question request, Instant since) {
        return firsts(request)
                .filter(first ->
                        first.erased().isEmpty() && !first.publishedAt().isBefore(since))
                .filter(first -> first.publishedAt().plusSeconds(1).isAfter(request.askedAt()))
                .sort(Comparator.comparing(Revision::publishedAt))
                .next()
                .map(first -> new Met(
                        new Questions.Key(request.village(), request.id()),
                        first.period(),
                        first.hands().publishedBy()));
    }

    private Flux<Revision> firsts(Question request) {
        return filings.published(request.village(), request.about().item(), new Filings.Slice(Optional.empty(), 100))
                .flatMapIterable(Page::items)
                .concatMap(filing -> filings.revision(filing.village(), filing.id(), 1));
    }
}
