package village.wechat.credit.course;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import village.api.Cursors;
import village.api.credit.course.Course;
import village.api.credit.course.Courses;
import village.api.credit.course.Lesson;
import village.api.credit.progress.ReadCourses;
import village.api.credit.progress.ReportProgress;
import village.api.credit.quiz.Attempts.Standing;
import village.api.credit.quiz.TakeQuiz;
import village.api.identity.Actor;
import village.wechat.ListRequest;

/** A Party member studies: courses, lessons, and how far he has come. */
@RestController
@RequestMapping("/mp/v1/villages/{village}/courses")
@Tag(name = "党员学习", description = "课程、测验、主题党日、线下学习")
class CourseController {
    private static final String LIST = "courses";

    private final ReadCourses readCourses;
    private final ReportProgress reportProgress;
    private final TakeQuiz takeQuiz;
    private final Cursors cursors;

    CourseController(ReadCourses readCourses, ReportProgress reportProgress, TakeQuiz takeQuiz, Cursors cursors) {
        this.readCourses = readCourses;
        this.reportProgress = reportProgress;
        this.takeQuiz = takeQuiz;
        this.cursors = cursors;
    }

    @Operation(operationId = "listCourses", summary = "可以学的课程，新的在前，带自己的进度；党员可看")
    @GetMapping
    Mono<CourseView.Page> list(
            Actor actor,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String after) {
        return Mono.defer(() -> {
            var asked = ListRequest.of(cursors, LIST, limit, after);
            return readCourses
                    .list(actor, new Courses.Slice(asked.after(), asked.limit()))
                    .map(shelf -> new CourseView.Page(
                            shelf.page().items().stream()
                                    .map(course -> CourseView.line(course, shelf.progress()))
                                    .toList(),
                            ListRequest.next(shelf.page(), cursors, LIST, key -> key)));
        });
    }

    @Operation(operationId = "readCourse", summary = "一门课程，各课带自己的进度")
    @GetMapping("/{id}")
    Mono<CourseView> read(Actor actor, @PathVariable UUID id) {
        return readCourses
                .read(actor, new Course.Id(id))
                .flatMap(opened -> takeQuiz.standing(actor, opened.course())
                        .defaultIfEmpty(Standing.NONE)
                        .map(standing -> CourseView.whole(opened.course(), opened.progress(), standing)));
    }

    @Schema(name = "NewLessonProgress", example = """
            {"beat": "0192f3a4-5b6c-4d7e-8f90-123456789abc", "positionSeconds": 45}
            """)
    record NewProgress(
            @Schema(description = "这条消息的编号，随机 UUID；重发时不变") @NotNull(message = "请带上这条消息的编号。")
            UUID beat,

            @Schema(description = "学到第几秒；只认服务器的钟，快进、重复都不算")
            @NotNull(message = "请写明学到第几秒。")
            @PositiveOrZero(message = "学到第几秒不能是负数。")
            @Max(value = 86_400, message = "学到第几秒太大了。")
            Integer positionSeconds) {
        ReportProgress.Report toReport() {
            return new ReportProgress.Report(beat, positionSeconds * 1000L);
        }
    }

    /**
     * The lesson after a report.
     *
     * @param elsewhere whether the member was studying another lesson just now, perhaps on another device
     */
    @Schema(name = "LessonProgress")
    record ProgressView(
            @Schema(description = "学到第几秒；页面应从这里接着学") long reachedSeconds,
            int seconds,
            boolean finished,

            @Schema(description = "刚才在学别的课（也许在另一台设备上），这段时间没有算")
            boolean elsewhere) {
        static ProgressView of(ReportProgress.Outcome outcome) {
            return new ProgressView(
                    outcome.progress().reachedMillis() / 1000,
                    outcome.lesson().seconds(),
                    outcome.progress().finished(),
                    outcome.elsewhere());
        }
    }

    @Operation(operationId = "reportLessonProgress", summary = "报告学到哪里；时间以服务器为准，学完自动记入学习台账")
    @PostMapping("/{id}/lessons/{lesson}/progress")
    Mono<ProgressView> report(
            Actor actor, @PathVariable UUID id, @PathVariable UUID lesson, @Valid @RequestBody NewProgress body) {
        return Mono.defer(() -> reportProgress.report(actor, new Course.Id(id), new Lesson.Id(lesson), body.toReport()))
                .map(ProgressView::of);
    }
}
