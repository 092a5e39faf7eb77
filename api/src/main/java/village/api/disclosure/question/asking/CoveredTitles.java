package village.api.disclosure.question.asking;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import village.api.disclosure.Filing;
import village.api.disclosure.Filings;
import village.api.disclosure.Revision;
import village.api.disclosure.cover.Covers;
import village.api.disclosure.question.Question;

/**
 * A question keeps the title of what it is about; while the revision it is from is covered, the asker does not read it
 * there either. It is hidden on the way out: whoever lifts the cover gives it back, whoever erases blanks the copies.
 */
public final class CoveredTitles {
    private final Filings filings;
    private final Covers covers;

    public CoveredTitles(Filings filings, Covers covers) {
        this.filings = filings;
        this.covers = covers;
    }

    private record Title(Filing.Id filing, String words) {}

    Mono<Question> hidden(Question question) {
        return hidden(List.of(question)).map(all -> all.get(0));
    }

    /** The same questions in the same order. */
    Mono<List<Question>> hidden(List<Question> questions) {
        return covered(questions)
                .collect(Collectors.toSet())
                .map(titles -> questions.stream()
                        .map(question ->
                                about(question).filter(titles::contains).isPresent() ? untitled(question) : question)
                        .toList());
    }

    private Flux<Title> covered(List<Question> questions) {
        var asked = questions.stream()
                .flatMap(question -> question.about().filing().stream())
                .collect(Collectors.toSet());
        return Flux.fromIterable(questions)
                .map(Question::village)
                .distinct()
                .concatMap(covers::standing)
                .flatMapIterable(all -> all)
                .filter(cover -> cover.file().isEmpty() && asked.contains(cover.filing()))
                .concatMap(cover -> filings.revision(cover.village(), cover.filing(), cover.revision()))
                .filter(revision -> revision.erased().isEmpty())
                .map(revision -> new Title(revision.filing(), revision.title()));
    }

    /** With the words that stand in place of its title. */
    private static Question untitled(Question question) {
        var about = question.about();
        return new Question(
                question.id(),
                question.village(),
                question.version(),
                new Question.About(about.filing(), about.item(), Revision.COVERED, about.responsible()),
                question.asker(),
                question.text(),
                question.askedAt(),
                question.dueAt(),
                question.answers(),
                question.withheld(),
                question.escalatedAt());
    }

    private static Optional<Title> about(Question question) {
        return question.about()
                .filing()
                .map(filing -> new Title(filing, question.about().title()));
    }
}
