package village.wechat.credit.course;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import village.api.credit.course.Course;
import village.api.credit.course.Lesson;
import village.api.credit.course.Quiz;
import village.api.credit.progress.Progress;
import village.api.credit.quiz.Attempts.Standing;
import village.wechat.Times;
import village.wechat.Words;

/**
 * A course as a member sees it.
 *
 * @param finished how many of its lessons he has finished
 * @param lessons null in lists
 * @param quiz null in lists, and for a course without one
 */
@Schema(name = "Course")
record CourseView(
        UUID id,
        String title,
        String summary,
        @Schema(description = "一共几课") int lessonCount,
        @Schema(description = "学完几课") int finished,
        @Schema(description = "一共几分钟") int minutes,
        @Nullable OffsetDateTime publishedAt,
        @Nullable List<LessonView> lessons,
        @Nullable QuizView quiz) {

    @Schema(name = "CoursePage")
    record Page(List<CourseView> items, @Nullable String next) {}

    /**
     * A lesson with how far its reader has come on whatever device.
     *
     * @param reachedSeconds where he goes on
     */
    @Schema(name = "Lesson")
    record LessonView(
            UUID id,
            @Schema(description = "article 图文，video 视频") String kind,
            String kindLabel,
            String title,
            String body,
            @Nullable String video,
            int seconds,
            @Schema(description = "学到第几秒，换了手机也从这里接着学") long reachedSeconds,
            boolean finished) {
        static LessonView of(Lesson lesson, @Nullable Progress progress) {
            return new LessonView(
                    lesson.id().value(),
                    Words.of(lesson.kind()),
                    lesson.kind().label(),
                    lesson.title(),
                    lesson.body(),
                    lesson.video().orElse(null),
                    lesson.seconds(),
                    progress == null ? 0 : progress.reachedMillis() / 1000,
                    progress != null && progress.finished());
        }
    }

    /** The quiz, and how often its reader tried; nothing of what is asked. */
    @Schema(name = "CourseQuiz")
    record QuizView(
            @Schema(description = "一份卷子几道题") int questions,
            @Schema(description = "对几道合格") int needed,
            @Schema(description = "一次几分钟") int minutes,
            @Schema(description = "一共可以考几次") int attempts,
            @Schema(description = "考过几次") int used,
            boolean passed) {
        static QuizView of(Quiz quiz, Standing standing) {
            return new QuizView(
                    quiz.paper(), quiz.needed(), quiz.minutes(), quiz.attempts(), standing.used(), standing.passed());
        }
    }

    static CourseView line(Course course, List<Progress> all) {
        return of(course, all, null, null);
    }

    static CourseView whole(Course course, List<Progress> all, Standing standing) {
        Map<Lesson.Id, Progress> known = all.stream().collect(Collectors.toMap(Progress::lesson, Function.identity()));
        return of(
                course,
                all,
                course.content().lessons().stream()
                        .map(lesson -> LessonView.of(lesson, known.get(lesson.id())))
                        .toList(),
                course.content().quiz().map(quiz -> QuizView.of(quiz, standing)).orElse(null));
    }

    private static CourseView of(
            Course course, List<Progress> all, @Nullable List<LessonView> lessons, @Nullable QuizView quiz) {
        var content = course.content();
        return new CourseView(
                course.id().value(),
                content.title(),
                content.summary(),
                content.lessons().size(),
                (int) all.stream()
                        .filter(each -> each.course().equals(course.id()) && each.finished())
                        .count(),
                content.lessons().stream().mapToInt(Lesson::minutes).sum(),
                course.publishedAt().map(Times::of).orElse(null),
                lessons,
                quiz);
    }
}
