package village.api.credit.progress;

import java.time.Instant;
import java.util.Optional;
import reactor.core.publisher.Mono;
import village.api.credit.Member;
import village.api.credit.SourceKind;
import village.api.credit.course.Course;
import village.api.credit.course.Lesson;
import village.api.credit.ledger.AwardCredit;
import village.api.credit.ledger.SourceEvent;

/** Has a finished lesson booked in the ledger: its minutes, once, on the day it was finished. */
public final class RecogniseLesson implements Recognition {
    private final AwardCredit award;

    public RecogniseLesson(AwardCredit award) {
        this.award = award;
    }

    @Override
    public Mono<Void> finished(Member member, Course course, Lesson lesson, Progress progress) {
        return Mono.defer(() -> award.award(event(member, course, lesson, progress)))
                .then();
    }

    private static SourceEvent event(Member member, Course course, Lesson lesson, Progress progress) {
        Instant at = progress.finishedAt().orElseThrow();
        return new SourceEvent(
                member,
                SourceKind.LESSON,
                progress.id().value(),
                Optional.of(course.id().toString()),
                Optional.empty(),
                title(course, lesson),
                at,
                lesson.minutes(),
                Optional.empty());
    }

    /** As much of both as a line of the ledger holds. */
    private static String title(Course course, Lesson lesson) {
        var whole = "《" + course.content().title() + "》" + lesson.title();
        return whole.codePointCount(0, whole.length()) <= SourceEvent.MAX_TITLE
                ? whole
                : whole.substring(0, whole.offsetByCodePoints(0, SourceEvent.MAX_TITLE));
    }
}
