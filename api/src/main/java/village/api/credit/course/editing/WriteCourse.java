package village.api.credit.course.editing;

import java.util.List;
import java.util.Optional;
import reactor.core.publisher.Mono;
import village.api.Once;
import village.api.credit.course.Course;
import village.api.credit.course.Lesson;
import village.api.credit.course.Quiz;
import village.api.identity.Actor;
import village.api.news.VideoHosts;

/** A cadre writes a course, and rewrites it until it is published. */
public final class WriteCourse {
    private final CourseDesk desk;
    private final VideoHosts videoHosts;

    public WriteCourse(CourseDesk desk, VideoHosts videoHosts) {
        this.desk = desk;
        this.videoHosts = videoHosts;
    }

    /** A course as somebody writes it. */
    public record Draft(String title, String summary, List<DraftLesson> lessons, Optional<Quiz> quiz) {}

    /** @param video empty for an article */
    public record DraftLesson(Lesson.Kind kind, String title, String body, Optional<String> video, int seconds) {}

    /** @return the course the key stands for */
    public Mono<Course> draft(Actor actor, Draft draft, Once once) {
        return Mono.fromSupplier(() -> CourseDesk.requireEditor(actor))
                .flatMap(editor -> desk.added(editor, toContent(draft), once));
    }

    /** @param version the version he read; refuses if somebody was faster ({@code course.stale}) */
    public Mono<Course> rewrite(Actor actor, Course.Id id, long version, Draft draft) {
        return Mono.fromSupplier(() -> CourseDesk.requireEditor(actor))
                .map(editor -> toContent(draft))
                .flatMap(content -> desk.act(
                        actor,
                        id,
                        Optional.empty(),
                        "rewritten",
                        course -> course.requireVersion(version).rewritten(content)));
    }

    private Course.Content toContent(Draft draft) {
        return new Course.Content(
                draft.title(),
                draft.summary(),
                draft.lessons().stream().map(this::toLesson).toList(),
                draft.quiz());
    }

    private Lesson toLesson(DraftLesson lesson) {
        return new Lesson(
                new Lesson.Id(desk.newId()),
                lesson.kind(),
                lesson.title(),
                lesson.body(),
                lesson.video().map(videoHosts::allowed),
                lesson.seconds());
    }
}
