package village.wechat.credit.course.desk;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import village.api.credit.course.Lesson;
import village.api.credit.course.Quiz;
import village.api.credit.course.editing.WriteCourse;
import village.wechat.Words;

/** A course as somebody writes it. */
@Schema(name = "NewCourse", example = """
        {"title": "学习党章", "summary": "三课学完党章总纲。",
         "lessons": [{"kind": "article", "title": "总纲", "body": "……", "seconds": 300}]}
        """)
record NewCourse(
        @Schema(description = "课程名，1 到 60 个字") @NotNull(message = "请填写课程名。")
        String title,

        @Schema(description = "简介，最多 300 个字") @Nullable String summary,

        @Schema(description = "课时，按先后；草稿可以先不填") @Size(max = 50, message = "一门课程最多 50 课。") @Nullable
        List<@NotNull(message = "课时不能是空的。") @Valid NewLesson> lessons,

        @Schema(description = "测验；没有就不填") @Valid @Nullable NewQuiz quiz) {

    /** A lesson as somebody writes it. */
    @Schema(name = "NewLesson")
    record NewLesson(
            @Schema(description = "article 图文，video 视频；不填为 article") @Nullable
            String kind,

            @NotNull(message = "请填写这一课的题目。") String title,

            @Schema(description = "正文，空行分段；视频课可以写简介") @Nullable
            String body,

            @Schema(description = "视频链接，视频课必填") @Nullable String video,

            @Schema(description = "时长（秒），60 到 14400", example = "300") @NotNull(message = "请填写时长。")
            Integer seconds) {
        WriteCourse.DraftLesson toLesson() {
            return new WriteCourse.DraftLesson(
                    Words.read(kind, Lesson.Kind.ARTICLE, "/lessons"),
                    title,
                    body == null ? "" : body,
                    Optional.ofNullable(video).filter(link -> !link.isBlank()),
                    seconds);
        }
    }

    /** A quiz as somebody writes it. */
    @Schema(name = "NewQuiz")
    record NewQuiz(
            @NotNull(message = "请填写题库。") @Size(max = 200, message = "题库最多 200 道题。")
            List<@NotNull(message = "题目不能是空的。") @Valid NewQuestion> questions,

            @Schema(description = "每次抽几题") @NotNull(message = "请填写每次抽几题。")
            Integer paper,

            @Schema(description = "及格线，百分之几") @NotNull(message = "请填写及格线。")
            Integer pass,

            @Schema(description = "可以考几次") @NotNull(message = "请填写可以考几次。")
            Integer attempts,

            @Schema(description = "一次几分钟") @NotNull(message = "请填写一次几分钟。")
            Integer minutes) {
        Quiz toQuiz() {
            return new Quiz(questions.stream().map(NewQuestion::toQuestion).toList(), paper, pass, attempts, minutes);
        }
    }

    @Schema(name = "NewQuestion")
    record NewQuestion(
            @NotNull(message = "请写题目。") String text,

            @NotNull(message = "请写选项。") @Size(max = 6, message = "最多 6 个选项。")
            List<@NotNull(message = "选项不能是空的。") String> options,

            @Schema(description = "正确的是第几个，从 0 数；多选填多个")
            @NotNull(message = "请标出正确的选项。")
            @Size(max = 6, message = "最多 6 个。")
            List<@NotNull(message = "请标出正确的选项。") Integer> right) {
        Quiz.Question toQuestion() {
            return new Quiz.Question(text, options, right);
        }
    }

    WriteCourse.Draft toDraft() {
        return new WriteCourse.Draft(
                title,
                summary == null ? "" : summary,
                lessons == null
                        ? List.of()
                        : lessons.stream().map(NewLesson::toLesson).toList(),
                Optional.ofNullable(quiz).map(NewQuiz::toQuiz));
    }
}
