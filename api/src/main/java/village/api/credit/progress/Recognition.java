package village.api.credit.progress;

import reactor.core.publisher.Mono;
import village.api.credit.Member;
import village.api.credit.course.Course;
import village.api.credit.course.Lesson;

/** Where finished study is recognised: the ledger of credits. Called inside the transaction that finishes it. */
public interface Recognition {
    /** Recognises a lesson; the same progress is recognised once. */
    Mono<Void> finished(Member member, Course course, Lesson lesson, Progress progress);
}
