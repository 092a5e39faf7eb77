package village.api.credit.course;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import village.api.Reason;
import village.api.Refusal;
import village.api.identity.Person;
import village.api.place.Village;

/**
 * A course of a village. Once published its lessons stay as they are, so that everybody has learned the same.
 *
 * @param version from 1; a write carries the version it read
 * @param author who wrote it first
 * @param publishedAt empty for a draft
 * @param withdrawnAt empty while it can be studied
 */
public record Course(
        Id id,
        Village.Id village,
        long version,
        Content content,
        Person.Id author,
        Optional<Instant> publishedAt,
        Optional<Instant> withdrawnAt) {

    /** What its events are about is called so. */
    public static final String KIND = "course";

    public record Id(UUID value) {
        public Id {
            Objects.requireNonNull(value);
        }

        @Override
        public String toString() {
            return value.toString();
        }
    }

    /** The words are published: on the wire and in tables they are lower-kebab. */
    public enum Status {
        DRAFT("草稿"),
        PUBLISHED("学习中"),
        WITHDRAWN("已停用");

        private final String label;

        Status(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    /**
     * What it teaches.
     *
     * @param lessons in their order; a draft may have none yet
     */
    public record Content(String title, String summary, List<Lesson> lessons, Optional<Quiz> quiz) {
        public static final int MAX_TITLE = 60;
        public static final int MAX_SUMMARY = 300;
        public static final int MAX_LESSONS = 50;

        public Content {
            title = title.strip();
            summary = summary.strip();
            lessons = List.copyOf(lessons);
            if (title.isEmpty() || Lesson.length(title) > MAX_TITLE) {
                throw Refusal.invalid("/title", "课程名应为 1 到 " + MAX_TITLE + " 个字。");
            }
            if (Lesson.length(summary) > MAX_SUMMARY) {
                throw Refusal.invalid("/summary", "课程简介最多 " + MAX_SUMMARY + " 个字。");
            }
            var ids = new HashSet<Lesson.Id>();
            if (lessons.size() > MAX_LESSONS
                    || !lessons.stream().map(Lesson::id).allMatch(ids::add)) {
                throw Refusal.invalid("/lessons", "一门课程最多 " + MAX_LESSONS + " 课。");
            }
        }

        /** A course without a quiz. */
        public Content(String title, String summary, List<Lesson> lessons) {
            this(title, summary, lessons, Optional.empty());
        }
    }

    public static Course drafted(Id id, Village.Id village, Content content, Person.Id author) {
        return new Course(id, village, 1, content, author, Optional.empty(), Optional.empty());
    }

    public Status status() {
        if (withdrawnAt.isPresent()) {
            return Status.WITHDRAWN;
        }
        return publishedAt.isPresent() ? Status.PUBLISHED : Status.DRAFT;
    }

    public Optional<Lesson> lesson(Lesson.Id wanted) {
        return content.lessons().stream()
                .filter(lesson -> lesson.id().equals(wanted))
                .findFirst();
    }

    /** Refuses whoever read an earlier version. */
    public Course requireVersion(long read) {
        if (version != read) {
            throw Refusal.of(Reason.COURSE_STALE);
        }
        return this;
    }

    /** Rewrites a draft. */
    public Course rewritten(Content next) {
        if (status() != Status.DRAFT) {
            throw wrong("课程已经发布，不能再改。要改内容，请另做一门。");
        }
        return with(next, publishedAt, withdrawnAt);
    }

    /** Opens it to the Party members. */
    public Course published(Instant now) {
        if (status() != Status.DRAFT) {
            throw wrong("课程已经发布过了。");
        }
        if (content.lessons().isEmpty()) {
            throw Refusal.invalid("/lessons", "请至少加一课，再发布。");
        }
        return with(content, Optional.of(now), withdrawnAt);
    }

    /** Nobody can study it any more; what was learned stays. */
    public Course withdrawn(Instant now) {
        if (status() != Status.PUBLISHED) {
            throw wrong("只有学习中的课程可以停用。");
        }
        return with(content, publishedAt, Optional.of(now));
    }

    private Course with(Content next, Optional<Instant> published, Optional<Instant> withdrawn) {
        return new Course(id, village, version + 1, next, author, published, withdrawn);
    }

    private static Refusal wrong(String sentence) {
        return Refusal.of(Reason.COURSE_STATE, sentence);
    }
}
