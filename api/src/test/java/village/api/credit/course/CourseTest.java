package village.api.credit.course;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static village.api.credit.course.Taught.NOW;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import village.api.Reason;
import village.api.Refusal;
import village.api.place.Village;

class CourseTest {
    private final Course draft = Taught.draft(new Village.Id(UUID.randomUUID()));

    @Test
    void isWrittenPublishedAndTakenBack() {
        var published = draft.rewritten(Taught.content(3)).published(NOW);
        assertThat(published.status()).isEqualTo(Course.Status.PUBLISHED);
        assertThat(published.version()).isEqualTo(3);
        assertThat(published.withdrawn(NOW).status()).isEqualTo(Course.Status.WITHDRAWN);
    }

    @Test
    void aPublishedCourseStaysAsItIs() {
        var published = draft.published(NOW);
        refused(() -> published.rewritten(Taught.content(1)), Reason.COURSE_STATE);
        refused(() -> published.published(NOW), Reason.COURSE_STATE);
        refused(() -> draft.withdrawn(NOW), Reason.COURSE_STATE);
        refused(() -> draft.rewritten(Taught.content(0)).published(NOW), Reason.REQUEST_INVALID);
        refused(() -> draft.requireVersion(2), Reason.COURSE_STALE);
    }

    @Test
    void aLessonSaysWhatItIsAndTakesAMinuteToFourHours() {
        refused(() -> lesson(Lesson.Kind.ARTICLE, "题", "", Optional.empty(), 60), Reason.REQUEST_INVALID);
        refused(() -> lesson(Lesson.Kind.VIDEO, "题", "", Optional.empty(), 60), Reason.REQUEST_INVALID);
        refused(
                () -> lesson(Lesson.Kind.ARTICLE, "题", "文", Optional.of("https://v.qq.com/a"), 60),
                Reason.REQUEST_INVALID);
        refused(() -> lesson(Lesson.Kind.ARTICLE, " ", "文", Optional.empty(), 60), Reason.REQUEST_INVALID);
        refused(() -> lesson(Lesson.Kind.ARTICLE, "题", "文", Optional.empty(), 59), Reason.REQUEST_INVALID);
        refused(() -> lesson(Lesson.Kind.ARTICLE, "题", "文", Optional.empty(), 14_401), Reason.REQUEST_INVALID);
        assertThat(lesson(Lesson.Kind.VIDEO, "题", "", Optional.of("https://v.qq.com/a"), 119)
                        .minutes())
                .isEqualTo(1);
    }

    @Test
    void lessonsAreNotOneAnother() {
        var lesson = Taught.lesson(60);
        refused(() -> new Course.Content("课", "", List.of(lesson, lesson)), Reason.REQUEST_INVALID);
    }

    private static Lesson lesson(Lesson.Kind kind, String title, String body, Optional<String> video, int seconds) {
        return new Lesson(new Lesson.Id(UUID.randomUUID()), kind, title, body, video, seconds);
    }

    private static void refused(ThrowingCallable act, Reason reason) {
        assertThatThrownBy(act)
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.reason()).isEqualTo(reason));
    }
}
