package village.api.disclosure.question;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import reactor.core.publisher.Mono;
import village.api.Once;
import village.api.Page;
import village.api.disclosure.Filing;
import village.api.identity.Person;
import village.api.place.Village;

/** What was asked about disclosures. Keys of pages are ids of questions. */
public interface Questions {
    /**
     * Adds a question with its event, once, unless the asker has too many: of a day
     * ({@code disclosure.question-daily-limit}) or unanswered ones ({@code disclosure.question-too-many}), in this
     * village. Of several at once no more than allowed are added.
     *
     * @param day of asking, in Shanghai
     * @return the question the key stands for
     */
    Mono<Question.Id> add(Once once, QuestionChange change, LocalDate day, Limits limits);

    /** @param waiting how many may wait for an answer at a time */
    record Limits(int perDay, int waiting) {}

    /**
     * Changes a question under its row lock, so that of two acts at once the second sees what the first did. A key used
     * before changes nothing and gives the question as it is now.
     *
     * @param act the rule; what it throws is passed on and nothing is written
     * @return the question after the act; empty if the village has none of that id
     */
    Mono<Question> change(
            Village.Id village, Question.Id id, Optional<Once> once, Function<Question, QuestionChange> act);

    /** Empty if the village has none of that id. */
    Mono<Question> byId(Village.Id village, Question.Id id);

    /** What is answered and public of one filing, the latest asked first. */
    Mono<Page<Question, UUID>> answered(Village.Id village, Filing.Id filing, Slice slice);

    /** What was asked for of one item, without a filing, and is answered and public; the latest asked first. */
    Mono<Page<Question, UUID>> answeredOf(Village.Id village, String item, Slice slice);

    /** How many who asked for an item, without a filing, wait, are overdue, or are withheld. */
    Mono<Tally> tallyOf(Village.Id village, String item, Instant now);

    /** What one person asked in any village, the latest asked first. */
    Mono<Page<Question, UUID>> askedBy(Person.Id person, Slice slice);

    /** What waits for its answer in a village, the first due first. */
    Mono<Page<Question, UUID>> waiting(Village.Id village, Slice slice);

    /** Of one status in a village, the latest asked first. */
    Mono<Page<Question, UUID>> inStatus(Village.Id village, Question.Status status, Slice slice);

    /** Whose askers wait for what the township thinks of the withholding, the longest waiting first. */
    Mono<List<Question>> objected(Village.Id village, int limit);

    /**
     * Puts {@link village.api.disclosure.Revision#ERASED} where questions keep a title their filing had, because the law
     * wants it gone. Joins the surrounding transaction.
     */
    Mono<Void> eraseTitle(Village.Id village, Filing.Id filing, String title);

    /** How many of one filing wait, are overdue, or are withheld. */
    Mono<Tally> tally(Village.Id village, Filing.Id filing, Instant now);

    /** The same for each of several villages, with all their filings; villages without any are left out. */
    Mono<Map<Village.Id, Tally>> tallies(Collection<Village.Id> villages, Instant now);

    /** @param overdue of those that wait */
    record Tally(long waiting, long overdue, long withheld) {
        public static final Tally NONE = new Tally(0, 0, 0);
    }

    /** Questions of any village whose answer was due before the moment and of which the township does not know. */
    Mono<List<Key>> toEscalate(Instant before, int limit);

    /** Names one question of one village. */
    record Key(Village.Id village, Question.Id id) {}

    /**
     * A part of a list.
     *
     * @param limit 1 to 100
     */
    record Slice(Optional<UUID> after, int limit) {}
}
