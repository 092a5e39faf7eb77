package village.wechat.credit.course.desk;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import village.api.Cursors;
import village.api.Reason;
import village.api.credit.course.Course;
import village.api.credit.course.Courses;
import village.api.credit.course.editing.PublishCourse;
import village.api.credit.course.editing.ReadCoursesAtDesk;
import village.api.credit.course.editing.WriteCourse;
import village.api.identity.Actor;
import village.wechat.ListRequest;
import village.wechat.Requests;
import village.wechat.Versions;
import village.wechat.Words;

/** Cadres write courses, publish them and take them back. */
@RestController
@RequestMapping("/console/v1/villages/{village}/courses")
@Tag(name = "学习管理", description = "课程、题库、主题党日、线下学习确认")
class CourseDeskController {
    private final ReadCoursesAtDesk readCourses;
    private final WriteCourse writeCourse;
    private final PublishCourse publishCourse;
    private final Requests requests;
    private final Cursors cursors;

    CourseDeskController(
            ReadCoursesAtDesk readCourses,
            WriteCourse writeCourse,
            PublishCourse publishCourse,
            Requests requests,
            Cursors cursors) {
        this.readCourses = readCourses;
        this.writeCourse = writeCourse;
        this.publishCourse = publishCourse;
        this.requests = requests;
        this.cursors = cursors;
    }

    @Operation(operationId = "listCoursesAtDesk", summary = "本村的课程，新的在前")
    @GetMapping
    Mono<CourseAtDesk.Page> list(
            Actor actor,
            @Parameter(description = "draft、published、withdrawn；不填为 published")
                    @RequestParam(required = false)
                    @Nullable
                    String status,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String after) {
        return Mono.defer(() -> {
            var wanted = Words.read(status, Course.Status.PUBLISHED, "/status");
            var list = "courses-at-desk:" + Words.of(wanted);
            var asked = ListRequest.of(cursors, list, limit, after);
            return readCourses
                    .list(actor, wanted, new Courses.Slice(asked.after(), asked.limit()))
                    .map(page -> new CourseAtDesk.Page(
                            page.items().stream().map(CourseAtDesk::of).toList(),
                            ListRequest.next(page, cursors, list, key -> key)));
        });
    }

    @Operation(operationId = "readCourseAtDesk", summary = "一门课程")
    @GetMapping("/{id}")
    Mono<ResponseEntity<CourseAtDesk>> read(Actor actor, @PathVariable UUID id) {
        return readCourses.read(actor, new Course.Id(id)).map(CourseDeskController::tagged);
    }

    @Operation(operationId = "draftCourse", summary = "做一门课程（草稿）")
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Mono<CourseAtDesk> draft(
            Actor actor,
            @RequestHeader(name = Requests.IDEMPOTENCY_KEY, required = false) @Nullable String key,
            @Valid @RequestBody NewCourse body) {
        return Mono.defer(
                        () -> writeCourse.draft(actor, body.toDraft(), requests.once(actor, "course.draft", key, body)))
                .map(CourseAtDesk::of);
    }

    @Operation(operationId = "rewriteCourse", summary = "改草稿")
    @PutMapping("/{id}")
    Mono<ResponseEntity<CourseAtDesk>> rewrite(
            Actor actor,
            @PathVariable UUID id,
            @Schema(description = "看到的版本，如 \"3\"")
                    @RequestHeader(name = HttpHeaders.IF_MATCH, required = false)
                    @Nullable
                    String ifMatch,
            @Valid @RequestBody NewCourse body) {
        return Mono.defer(() -> writeCourse.rewrite(
                        actor,
                        new Course.Id(id),
                        Versions.seen(ifMatch, Reason.COURSE_VERSION_REQUIRED),
                        body.toDraft()))
                .map(CourseDeskController::tagged);
    }

    @Schema(name = "CourseVersion", example = "{\"version\": 2}")
    record Seen(
            @Schema(description = "读到的版本") @NotNull(message = "请带上读到的版本。")
            Long version) {}

    @Operation(operationId = "publishCourse", summary = "发布课程，党员可以学；发布后内容不能再改")
    @PostMapping("/{id}/publications")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<CourseAtDesk> publish(
            Actor actor,
            @PathVariable UUID id,
            @RequestHeader(name = Requests.IDEMPOTENCY_KEY, required = false) @Nullable String key,
            @Valid @RequestBody Seen body) {
        return Mono.defer(() -> publishCourse.publish(
                        actor,
                        new Course.Id(id),
                        body.version(),
                        requests.optional(actor, "course.publish:" + id, key, body)))
                .map(CourseAtDesk::of);
    }

    @Operation(operationId = "withdrawCourse", summary = "停用课程；学过的照样算")
    @PostMapping("/{id}/withdrawals")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<CourseAtDesk> withdraw(
            Actor actor,
            @PathVariable UUID id,
            @RequestHeader(name = Requests.IDEMPOTENCY_KEY, required = false) @Nullable String key,
            @Valid @RequestBody Seen body) {
        return Mono.defer(() -> publishCourse.withdraw(
                        actor,
                        new Course.Id(id),
                        body.version(),
                        requests.optional(actor, "course.withdraw:" + id, key, body)))
                .map(CourseAtDesk::of);
    }

    private static ResponseEntity<CourseAtDesk> tagged(Course course) {
        return Versions.tagged(course.version(), CourseAtDesk.of(course));
    }
}
