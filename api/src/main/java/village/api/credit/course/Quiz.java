package village.api.credit.course;

import java.util.List;
import java.util.TreeSet;
import village.api.Refusal;

/**
 * The quiz (测验) at the end of a course: a bank of questions, of which every attempt draws its own paper.
 *
 * @param paper how many questions an attempt has
 * @param pass how many per cent must be right
 * @param attempts how often one may try
 * @param minutes for one attempt
 */
public record Quiz(List<Question> questions, int paper, int pass, int attempts, int minutes) {
    public static final int MAX_QUESTIONS = 200;
    public static final int MAX_PAPER = 50;

    public Quiz {
        questions = List.copyOf(questions);
        if (questions.isEmpty() || questions.size() > MAX_QUESTIONS) {
            throw Refusal.invalid("/quiz", "题库应有 1 到 " + MAX_QUESTIONS + " 道题。");
        }
        if (paper < 1 || paper > Math.min(MAX_PAPER, questions.size())) {
            throw Refusal.invalid("/quiz", "每次抽的题数不能超过题库，最多 " + MAX_PAPER + " 道。");
        }
        if (pass < 1 || pass > 100 || attempts < 1 || attempts > 20 || minutes < 1 || minutes > 180) {
            throw Refusal.invalid("/quiz", "及格线应为 1 到 100，次数 1 到 20，时间 1 到 180 分钟。");
        }
    }

    /**
     * One question.
     *
     * @param right places of the right options, from 0; never sent to whoever is to answer
     */
    public record Question(String text, List<String> options, List<Integer> right) {
        public static final int MAX_TEXT = 300;
        public static final int MAX_OPTION = 100;

        public Question {
            text = text.strip();
            options = options.stream().map(String::strip).toList();
            right = List.copyOf(new TreeSet<>(right));
            if (text.isEmpty() || Lesson.length(text) > MAX_TEXT) {
                throw Refusal.invalid("/quiz", "每道题应为 1 到 " + MAX_TEXT + " 个字。");
            }
            var sound = options.stream().allMatch(option -> !option.isEmpty() && Lesson.length(option) <= MAX_OPTION);
            if (options.size() < 2 || options.size() > 6 || !sound) {
                throw Refusal.invalid("/quiz", "每道题要有 2 到 6 个选项，每个最多 " + MAX_OPTION + " 个字。");
            }
            var last = options.size() - 1;
            if (right.isEmpty() || right.stream().anyMatch(place -> place < 0 || place > last)) {
                throw Refusal.invalid("/quiz", "每道题要标出正确的选项。");
            }
        }
    }

    /** How many of a paper must be right; half a question counts as one. */
    public int needed() {
        return (paper * pass + 99) / 100;
    }
}
