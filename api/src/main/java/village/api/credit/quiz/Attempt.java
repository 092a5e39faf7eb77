package village.api.credit.quiz;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import village.api.Reason;
import village.api.Refusal;
import village.api.credit.Member;
import village.api.credit.course.Course;
import village.api.credit.course.Quiz;
import village.api.event.Event;

/**
 * One attempt of a member at the quiz of a course.
 *
 * @param number from 1
 * @param paper what was drawn from the bank, in the order it is asked
 * @param result empty before he handed it in
 */
public record Attempt(
        Id id,
        Member member,
        Course.Id course,
        int number,
        List<Slot> paper,
        Instant begunAt,
        Instant until,
        Optional<Result> result) {

    /** What its events are about is called so. */
    public static final String KIND = "quiz-attempt";

    /** A slow line takes its time. */
    private static final Duration GRACE = Duration.ofSeconds(30);

    public Attempt {
        paper = List.copyOf(paper);
    }

    public record Id(UUID value) {
        public Id {
            Objects.requireNonNull(value);
        }

        @Override
        public String toString() {
            return value.toString();
        }
    }

    /**
     * A question of the paper.
     *
     * @param question its place in the bank
     * @param order places of its options in the bank, as they are shown
     */
    public record Slot(int question, List<Integer> order) {
        public Slot {
            order = List.copyOf(order);
        }
    }

    /**
     * How it ended.
     *
     * @param answers places of what was chosen, as the options were shown
     * @param marks whether each question was right
     */
    public record Result(List<List<Integer>> answers, List<Boolean> marks, boolean passed, Instant at) {
        public Result {
            answers = answers.stream().map(List::copyOf).toList();
            marks = List.copyOf(marks);
        }

        public int right() {
            return (int) marks.stream().filter(mark -> mark).count();
        }
    }

    /** Draws a paper. */
    public static Attempt drawn(
            Id id, Member member, Course.Id course, int number, Quiz quiz, Instant now, RandomGenerator chance) {
        var bank = quiz.questions();
        var paper = shuffled(bank.size(), chance).subList(0, quiz.paper()).stream()
                .map(place -> new Slot(place, shuffled(bank.get(place).options().size(), chance)))
                .toList();
        return new Attempt(
                id, member, course, number, paper, now, now.plus(Duration.ofMinutes(quiz.minutes())), Optional.empty());
    }

    private static List<Integer> shuffled(int count, RandomGenerator chance) {
        var all = new ArrayList<>(IntStream.range(0, count).boxed().toList());
        for (var last = count - 1; last > 0; last--) {
            var other = chance.nextInt(last + 1);
            all.set(last, all.set(other, all.get(last)));
        }
        return List.copyOf(all);
    }

    /** Whether it may still be handed in. */
    public boolean open(Instant now) {
        return result.isEmpty() && !now.isAfter(until.plus(GRACE));
    }

    /** Marks it. The same answers again change nothing; others are refused, and so is whoever is too late. */
    public Attempt handedIn(Quiz quiz, List<List<Integer>> answers, Instant now) {
        var given = checked(quiz, answers);
        if (result.isPresent()) {
            if (!result.get().answers().equals(given)) {
                throw Refusal.of(Reason.QUIZ_HANDED_IN);
            }
            return this;
        }
        if (!open(now)) {
            throw Refusal.of(Reason.QUIZ_TOO_LATE);
        }
        var marks = IntStream.range(0, paper.size())
                .mapToObj(place -> right(quiz, paper.get(place), given.get(place)))
                .toList();
        var passed = marks.stream().filter(mark -> mark).count() >= quiz.needed();
        return new Attempt(
                id, member, course, number, paper, begunAt, until, Optional.of(new Result(given, marks, passed, now)));
    }

    private List<List<Integer>> checked(Quiz quiz, List<List<Integer>> answers) {
        if (answers.size() != paper.size()) {
            throw Refusal.invalid("/answers", "这份卷子有 " + paper.size() + " 道题，每道都要有答案；不会的可以留空。");
        }
        return IntStream.range(0, paper.size())
                .mapToObj(place ->
                        chosen(answers.get(place), paper.get(place).order().size()))
                .toList();
    }

    private static List<Integer> chosen(List<Integer> places, int options) {
        var chosen = new TreeSet<>(places);
        if (!chosen.isEmpty() && (chosen.first() < 0 || chosen.last() >= options)) {
            throw Refusal.invalid("/answers", "没有这个选项。");
        }
        return List.copyOf(chosen);
    }

    private static boolean right(Quiz quiz, Slot slot, List<Integer> shown) {
        var chosen = new HashSet<>(shown.stream().map(slot.order()::get).toList());
        return chosen.equals(new HashSet<>(quiz.questions().get(slot.question()).right()));
    }

    public boolean passed() {
        return result.filter(Result::passed).isPresent();
    }

    /** Whose it is, is not told: the row of the subject knows. */
    public Event told(UUID event, Instant now) {
        var done = result.isPresent();
        var type = done ? passed() ? "passed" : "failed" : "begun";
        return new Event(
                event,
                Optional.of(member.village()),
                new Event.Subject(KIND, id.value(), done ? 2 : 1),
                KIND + "." + type,
                Map.of("course", course.toString()),
                now);
    }
}
