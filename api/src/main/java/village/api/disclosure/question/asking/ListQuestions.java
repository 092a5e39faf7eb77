package village.api.disclosure.question.asking;

import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import reactor.core.publisher.Mono;
import village.api.Page;
import village.api.Reason;
import village.api.Refusal;
import village.api.disclosure.Filing;
import village.api.disclosure.Filings;
import village.api.disclosure.question.Question;
import village.api.disclosure.question.Questions;
import village.api.identity.Actor;

/** What was asked and answered about one filing, for everybody who reads it; and what one asked oneself. */
public final class ListQuestions {
    private final Questions questions;
    private final Filings filings;
    private final CoveredTitles titles;
    private final Clock clock;

    public ListQuestions(Questions questions, Filings filings, CoveredTitles titles, Clock clock) {
        this.questions = questions;
        this.filings = filings;
        this.titles = titles;
        this.clock = clock;
    }

    /** A page of what is answered, with how many are not. */
    public record Answered(Page<Question, UUID> page, Questions.Tally tally) {}

    /** The latest asked first. Refuses a filing that is not public with the same words as one that does not exist. */
    public Mono<Answered> answered(Actor actor, Filing.Id filing, Questions.Slice slice) {
        return Mono.defer(() -> filings.byId(actor.requireVillage(), filing))
                .filter(Filing::isPublic)
                .flatMap(found -> Mono.zip(
                        questions.answered(found.village(), filing, slice),
                        questions.tally(found.village(), filing, clock.instant()),
                        Answered::new))
                .switchIfEmpty(Mono.error(() -> Refusal.of(Reason.DISCLOSURE_NOT_FOUND)));
    }

    /** The same of one item that villagers asked to be made public, without a filing. */
    public Mono<Answered> requested(Actor actor, String item, Questions.Slice slice) {
        return Mono.defer(() -> Mono.zip(
                questions.answeredOf(actor.requireVillage(), item, slice),
                questions.tallyOf(actor.requireVillage(), item, clock.instant()),
                Answered::new));
    }

    /** @param now the moment it was read, which tells colours */
    public record Own(Page<Question, UUID> page, Instant now) {}

    /** What one asked in every village, the latest first, without titles that are covered. */
    public Mono<Own> own(Actor actor, Questions.Slice slice) {
        return Mono.defer(() -> questions.askedBy(actor.requirePerson(), slice))
                .flatMap(page -> titles.hidden(page.items()).map(shown -> new Page<>(shown, page.next())))
                .map(page -> new Own(page, clock.instant()));
    }
}
