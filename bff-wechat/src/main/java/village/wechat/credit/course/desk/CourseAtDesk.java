package village.wechat.credit.course.desk;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import village.api.credit.course.Course;
import village.api.credit.course.Lesson;
import village.api.credit.course.Quiz;
import village.wechat.Times;
import village.wechat.Words;

/** A course as staff see it. */
@Schema(name = "CourseAtDesk")
record CourseAtDesk(
        UUID id,
        @Schema(description = "修改时带回的版本") long version,
        String title,
        String summary,

        @Schema(description = "draft 草稿，published 学习中，withdrawn 已停用")
        String status,

        String statusLabel,
        @Nullable OffsetDateTime publishedAt,
        @Nullable OffsetDateTime withdrawnAt,
        List<LessonAtDesk> lessons,
        @Schema(description = "测验；没有为空") @Nullable QuizAtDesk quiz) {

    @Schema(name = "CourseAtDeskPage")
    record Page(List<CourseAtDesk> items, @Nullable String next) {}

    @Schema(name = "LessonAtDesk")
    record LessonAtDesk(
            UUID id,
            @Schema(description = "article 图文，video 视频") String kind,
            String title,
            String body,
            @Nullable String video,
            int seconds) {
        static LessonAtDesk of(Lesson lesson) {
            return new LessonAtDesk(
                    lesson.id().value(),
                    Words.of(lesson.kind()),
                    lesson.title(),
                    lesson.body(),
                    lesson.video().orElse(null),
                    lesson.seconds());
        }
    }

    @Schema(name = "QuizAtDesk")
    record QuizAtDesk(List<QuestionAtDesk> questions, int paper, int pass, int attempts, int minutes) {
        static QuizAtDesk of(Quiz quiz) {
            return new QuizAtDesk(
                    quiz.questions().stream().map(QuestionAtDesk::of).toList(),
                    quiz.paper(),
                    quiz.pass(),
                    quiz.attempts(),
                    quiz.minutes());
        }
    }

    @Schema(name = "BankQuestion")
    record QuestionAtDesk(String text, List<String> options, List<Integer> right) {
        static QuestionAtDesk of(Quiz.Question question) {
            return new QuestionAtDesk(question.text(), question.options(), question.right());
        }
    }

    static CourseAtDesk of(Course course) {
        var content = course.content();
        return new CourseAtDesk(
                course.id().value(),
                course.version(),
                content.title(),
                content.summary(),
                Words.of(course.status()),
                course.status().label(),
                course.publishedAt().map(Times::of).orElse(null),
                course.withdrawnAt().map(Times::of).orElse(null),
                content.lessons().stream().map(LessonAtDesk::of).toList(),
                content.quiz().map(QuizAtDesk::of).orElse(null));
    }
}
