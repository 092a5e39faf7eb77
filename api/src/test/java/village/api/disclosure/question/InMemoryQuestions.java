package village.api.disclosure.question;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import village.api.Once;
import village.api.Page;
import village.api.Reason;
import village.api.Refusal;
import village.api.disclosure.Filing;
import village.api.disclosure.Revision;
import village.api.event.Event;
import village.api.identity.Person;
import village.api.place.Village;

/** Questions under one lock. */
public final class InMemoryQuestions implements Questions {
    private static final Comparator<Question> LATEST = Comparator.<Question, String>comparing(
                    question -> question.id().toString())
            .reversed();
    private static final Comparator<Question> DUE = Comparator.comparing(Question::dueAt)
            .thenComparing(question -> question.id().toString());

    private record Quota(Village.Id village, Person.Id person, LocalDate day) {}

    private final Map<Question.Id, Question> questions = new HashMap<>();
    private final Map<Once, Question.Id> keys = new HashMap<>();
    private final Map<Quota, Integer> asked = new HashMap<>();
    private final List<Event> events = new ArrayList<>();

    @Override
    public Mono<Question.Id> add(Once once, QuestionChange change, LocalDate day, Limits limits) {
        return locked(() -> {
            var known = keys.get(once);
            if (known != null) {
                return known;
            }
            var question = change.after();
            take(question, day, limits);
            keys.put(once, question.id());
            return keep(change).id();
        });
    }

    private void take(Question question, LocalDate day, Limits limits) {
        var person = question.asker().person();
        var quota = new Quota(question.village(), person, day);
        if (asked.getOrDefault(quota, 0) >= limits.perDay()) {
            throw Refusal.of(Reason.DISCLOSURE_QUESTION_DAILY);
        }
        var waiting = all(question.village(), one -> one.asker().person().equals(person))
                .filter(one -> one.status() == Question.Status.WAITING)
                .count();
        if (waiting >= limits.waiting()) {
            throw Refusal.of(Reason.DISCLOSURE_QUESTION_TOO_MANY);
        }
        asked.merge(quota, 1, Integer::sum);
    }

    private Question keep(QuestionChange change) {
        events.add(change.event());
        questions.put(change.after().id(), change.after());
        return change.after();
    }

    @Override
    public Mono<Question> change(
            Village.Id village, Question.Id id, Optional<Once> once, Function<Question, QuestionChange> act) {
        return locked(() -> {
            var before = one(village, id);
            if (before == null || once.filter(keys::containsKey).isPresent()) {
                return before;
            }
            var after = keep(act.apply(before));
            once.ifPresent(key -> keys.put(key, id));
            return after;
        });
    }

    private @Nullable Question one(Village.Id village, Question.Id id) {
        var found = questions.get(id);
        return found == null || !found.village().equals(village) ? null : found;
    }

    private Stream<Question> all(Village.Id village, Predicate<Question> wanted) {
        return questions.values().stream()
                .filter(question -> question.village().equals(village))
                .filter(wanted);
    }

    /** What was told, in order. */
    public synchronized List<Event> events() {
        return List.copyOf(events);
    }

    @Override
    public Mono<Void> eraseTitle(Village.Id village, Filing.Id filing, String title) {
        return Mono.fromRunnable(() -> {
            synchronized (this) {
                all(village, of(filing))
                        .filter(one -> one.about().title().equals(title))
                        .toList()
                        .forEach(one -> questions.put(one.id(), untitled(one)));
            }
        });
    }

    private static Question untitled(Question one) {
        var about = new Question.About(
                one.about().filing(),
                one.about().item(),
                Revision.ERASED,
                one.about().responsible());
        return new Question(
                one.id(),
                one.village(),
                one.version(),
                about,
                one.asker(),
                one.text(),
                one.askedAt(),
                one.dueAt(),
                one.answers(),
                one.withheld(),
                one.escalatedAt());
    }

    @Override
    public Mono<Question> byId(Village.Id village, Question.Id id) {
        return locked(() -> one(village, id));
    }

    @Override
    public Mono<Page<Question, UUID>> answered(Village.Id village, Filing.Id filing, Slice slice) {
        return locked(() ->
                page(all(village, of(filing)).filter(one -> one.status() == Question.Status.ANSWERED), LATEST, slice));
    }

    private static Predicate<Question> of(Filing.Id filing) {
        return question -> question.about().filing().filter(filing::equals).isPresent();
    }

    private static Predicate<Question> of(String item) {
        return question ->
                question.about().filing().isEmpty() && question.about().item().equals(item);
    }

    @Override
    public Mono<Page<Question, UUID>> answeredOf(Village.Id village, String item, Slice slice) {
        return locked(() ->
                page(all(village, of(item)).filter(one -> one.status() == Question.Status.ANSWERED), LATEST, slice));
    }

    /** Who asked for an item to be made public, and waits; in the order of their ids. */
    public synchronized List<Question> requests() {
        return questions.values().stream()
                .filter(one -> one.about().filing().isEmpty() && one.status() == Question.Status.WAITING)
                .sorted(Comparator.comparing(one -> one.id().toString()))
                .toList();
    }

    @Override
    public Mono<Tally> tallyOf(Village.Id village, String item, Instant now) {
        return locked(() -> tally(all(village, of(item)).toList(), now));
    }

    @Override
    public Mono<Page<Question, UUID>> askedBy(Person.Id person, Slice slice) {
        return locked(() -> page(
                questions.values().stream().filter(one -> one.asker().person().equals(person)), LATEST, slice));
    }

    @Override
    public Mono<Page<Question, UUID>> waiting(Village.Id village, Slice slice) {
        return locked(() -> page(all(village, one -> one.status() == Question.Status.WAITING), DUE, slice));
    }

    @Override
    public Mono<Page<Question, UUID>> inStatus(Village.Id village, Question.Status status, Slice slice) {
        return locked(() -> page(all(village, one -> one.status() == status), LATEST, slice));
    }

    @Override
    public Mono<List<Question>> objected(Village.Id village, int limit) {
        return locked(() -> all(village, Question::awaitsTownship)
                .sorted(Comparator.comparing((Question one) -> one.withheld()
                                .orElseThrow()
                                .objection()
                                .orElseThrow()
                                .at())
                        .thenComparing(one -> one.id().toString()))
                .limit(limit)
                .toList());
    }

    private Page<Question, UUID> page(Stream<Question> found, Comparator<Question> order, Slice slice) {
        var last = slice.after().map(id -> Objects.requireNonNull(questions.get(new Question.Id(id))));
        var rows = found.filter(
                        one -> last.filter(it -> order.compare(one, it) <= 0).isEmpty())
                .sorted(order)
                .limit(slice.limit() + 1L)
                .toList();
        return Page.of(rows, slice.limit(), question -> question.id().value());
    }

    @Override
    public Mono<Tally> tally(Village.Id village, Filing.Id filing, Instant now) {
        return locked(() -> tally(all(village, of(filing)).toList(), now));
    }

    private static Tally tally(List<Question> all, Instant now) {
        return new Tally(
                count(all, one -> one.status() == Question.Status.WAITING),
                count(all, one -> one.overdue(now)),
                count(all, one -> one.status() == Question.Status.WITHHELD));
    }

    private static long count(List<Question> all, Predicate<Question> wanted) {
        return all.stream().filter(wanted).count();
    }

    @Override
    public Mono<Map<Village.Id, Tally>> tallies(Collection<Village.Id> villages, Instant now) {
        return locked(() -> villages.stream()
                .filter(village -> all(village, one -> one.status() != Question.Status.ANSWERED)
                        .findAny()
                        .isPresent())
                .collect(Collectors.toMap(
                        Function.identity(),
                        village -> tally(all(village, one -> true).toList(), now))));
    }

    @Override
    public Mono<List<Key>> toEscalate(Instant before, int limit) {
        return locked(() -> questions.values().stream()
                .filter(one -> one.overdue(before) && one.escalatedAt().isEmpty())
                .sorted(DUE)
                .limit(limit)
                .map(one -> new Key(one.village(), one.id()))
                .toList());
    }

    private <T> Mono<T> locked(Supplier<@Nullable T> act) {
        return Mono.fromSupplier(() -> {
            synchronized (this) {
                return act.get();
            }
        });
    }
}
